/** How the service stands: who must sign in again, which servers are away. */
@NullMarked
package dev.facteur.dispatch.operate.standing;

import org.jspecify.annotations.NullMarked;
