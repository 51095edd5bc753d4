/** What operators see of requests that could not be taken, and what they do about them. */
@NullMarked
package dev.facteur.dispatch.operate.rejected;

import org.jspecify.annotations.NullMarked;
