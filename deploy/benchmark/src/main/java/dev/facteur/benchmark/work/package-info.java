/** Work for dispatch-service: documents, the servers that take them, and what became of each. */
@NullMarked
package dev.facteur.benchmark.work;

import org.jspecify.annotations.NullMarked;
