package dev.facteur.dispatch.delivery.microsoft;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** Where Microsoft Graph is: sovereign clouds have their own. */
@ConfigMapping(prefix = "facteur.microsoft")
public interface MicrosoftConfig {
    @WithDefault("https://graph.microsoft.com")
    URI endpoint();
}
