/** Services that are killed in the middle of their work, and what had become of all documents in the end. */
@NullMarked
package dev.facteur.benchmark.outage;

import org.jspecify.annotations.NullMarked;
