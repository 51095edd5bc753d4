/** What was measured, and the table it stands in. Knows nothing of how it was measured. */
@NullMarked
package dev.facteur.benchmark.figure;

import org.jspecify.annotations.NullMarked;
