/** The sender profile: read, saved with a check, erased. */
@NullMarked
package dev.facteur.settings.profile;

import org.jspecify.annotations.NullMarked;
