package dev.facteur.settings.profile.publish;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How sender profiles get onto their topic. */
@ConfigMapping(prefix = "facteur.publisher")
interface PublisherConfig {
    /** How often unpublished profiles are looked for besides after each change: what a crash or a cut left over. */
    @WithDefault("5s")
    Duration every();

    /** How many profiles are sent before the first acknowledgement is waited for. */
    @WithDefault("100")
    int batch();

    /** How long acknowledgements are waited for; longer than the producer tries, so that it never tries behind our back. */
    @WithDefault("20s")
    Duration acknowledgement();
}
