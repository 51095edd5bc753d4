/** Kafka and PostgreSQL in containers, where a Docker engine is found. */
@NullMarked
package dev.facteur.embedded.containers;

import org.jspecify.annotations.NullMarked;
