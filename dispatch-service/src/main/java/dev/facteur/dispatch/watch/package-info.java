/** What operators see of the work: metrics. */
@NullMarked
package dev.facteur.dispatch.watch;

import org.jspecify.annotations.NullMarked;
