/** Who calls: tenant, sender and roles, read from the claims of a bearer token. */
@NullMarked
package dev.facteur.dispatch.identity;

import org.jspecify.annotations.NullMarked;
