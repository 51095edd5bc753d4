/** Clients of Kafka of our own, set up as the channels are. */
@NullMarked
package dev.facteur.dispatch.intake.kafka;

import org.jspecify.annotations.NullMarked;
