/** What could not be taken: where it is on its topic, what it says there, and the way back to the requests. */
@NullMarked
package dev.facteur.dispatch.intake.rejected;

import org.jspecify.annotations.NullMarked;
