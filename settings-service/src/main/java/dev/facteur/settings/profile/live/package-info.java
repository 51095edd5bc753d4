/** A save or a check as a person sees it happen: line by line, the answer last. */
@NullMarked
package dev.facteur.settings.profile.live;

import org.jspecify.annotations.NullMarked;
