/** Who calls, as far as both services read it from the claims of a bearer token. */
@NullMarked
package dev.facteur.web.identity;

import org.jspecify.annotations.NullMarked;
