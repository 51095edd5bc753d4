/** Consents under way, grants, and withdrawals to be made, as rows; tokens are kept by the vault. */
@NullMarked
package dev.facteur.settings.connection.store;

import org.jspecify.annotations.NullMarked;
