/** How far a check has come, told as it happens. */
@NullMarked
package dev.facteur.settings.check.progress;

import org.jspecify.annotations.NullMarked;
