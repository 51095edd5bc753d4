package dev.facteur.settings.connection.provider;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Our client at Google. */
@ConfigMapping(prefix = "facteur.connection.gmail")
interface GmailConfig {
    /** Left out: Gmail is not offered. */
    Optional<String> clientId();

    Optional<String> clientSecret();

    @WithDefault("https://accounts.google.com")
    String issuer();

    @WithDefault("https://accounts.google.com/o/oauth2/v2/auth")
    URI authorizationUri();

    @WithDefault("https://oauth2.googleapis.com/token")
    URI tokenUri();

    @WithDefault("https://www.googleapis.com/oauth2/v3/certs")
    URI keysUri();

    @WithDefault("https://oauth2.googleapis.com/revoke")
    URI revocationUri();

    @WithDefault("smtp.gmail.com")
    List<String> submissionHosts();
}
