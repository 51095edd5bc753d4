/** Rows of sender profiles; every query carries the tenant. */
@NullMarked
package dev.facteur.settings.profile.store;

import org.jspecify.annotations.NullMarked;
