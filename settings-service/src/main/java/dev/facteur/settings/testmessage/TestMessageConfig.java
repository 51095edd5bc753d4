package dev.facteur.settings.testmessage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How often a person may write to themselves. */
@ConfigMapping(prefix = "facteur.test-message")
interface TestMessageConfig {
    /** How many in a row, on each replica. */
    @WithDefault("3")
    @Min(1) int burst();

    /** How long it takes until one more is free. */
    @WithDefault("1m")
    Duration refill();

    /** How long Kafka may take to have it; longer than the producer tries. */
    @WithDefault("15s")
    Duration acknowledgement();
}
