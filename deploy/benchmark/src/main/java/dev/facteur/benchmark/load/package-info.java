/** Work for dispatch-service: documents, how fast they come, where they arrive, how they end. */
@NullMarked
package dev.facteur.benchmark.load;

import org.jspecify.annotations.NullMarked;
