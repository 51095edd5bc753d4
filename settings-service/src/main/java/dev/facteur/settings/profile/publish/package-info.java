/** Tells the current state of every changed profile on the compacted topic. */
@NullMarked
package dev.facteur.settings.profile.publish;

import org.jspecify.annotations.NullMarked;
