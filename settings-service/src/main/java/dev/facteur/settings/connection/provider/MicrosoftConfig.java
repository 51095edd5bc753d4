package dev.facteur.settings.connection.provider;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Our client at Microsoft. For one organisation only: its tenant id in place of {@code common}. */
@ConfigMapping(prefix = "facteur.connection.microsoft")
interface MicrosoftConfig {
    /** Left out: Microsoft is not offered. */
    Optional<String> clientId();

    Optional<String> clientSecret();

    /** With {@code {tenantid}} for the tenant of whoever signs in. */
    @WithDefault("https://login.microsoftonline.com/{tenantid}/v2.0")
    String issuer();

    @WithDefault("https://login.microsoftonline.com/common/oauth2/v2.0/authorize")
    URI authorizationUri();

    @WithDefault("https://login.microsoftonline.com/common/oauth2/v2.0/token")
    URI tokenUri();

    @WithDefault("https://login.microsoftonline.com/common/discovery/v2.0/keys")
    URI keysUri();

    @WithDefault("smtp.office365.com,smtp-mail.outlook.com")
    List<String> submissionHosts();
}
