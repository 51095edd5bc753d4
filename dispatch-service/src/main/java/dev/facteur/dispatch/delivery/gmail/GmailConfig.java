package dev.facteur.dispatch.delivery.gmail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** Where Gmail's API is. */
@ConfigMapping(prefix = "facteur.gmail")
public interface GmailConfig {
    @WithDefault("https://gmail.googleapis.com")
    URI endpoint();
}
