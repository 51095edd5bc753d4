/** What operators see of the work: metrics and traces. */
@NullMarked
package dev.facteur.dispatch.watch;

import org.jspecify.annotations.NullMarked;
