/** Secrets at rest: encrypted, bound to their tenant, sender and field; never printable. */
@NullMarked
package dev.facteur.settings.credential.vault;

import org.jspecify.annotations.NullMarked;
