/** Who calls: tenant, sender and roles, read from the claims of a bearer token. */
@NullMarked
package dev.facteur.settings.identity;

import org.jspecify.annotations.NullMarked;
