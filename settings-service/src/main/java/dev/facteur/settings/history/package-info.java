/** Who changed what and when; never a secret. */
@NullMarked
package dev.facteur.settings.history;

import org.jspecify.annotations.NullMarked;
