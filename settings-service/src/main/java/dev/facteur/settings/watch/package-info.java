/** What operators see of the work beside metrics. */
@NullMarked
package dev.facteur.settings.watch;

import org.jspecify.annotations.NullMarked;
