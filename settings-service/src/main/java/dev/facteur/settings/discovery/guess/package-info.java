/** Servers where most have theirs, proposed only if they answer. */
@NullMarked
package dev.facteur.settings.discovery.guess;

import org.jspecify.annotations.NullMarked;
