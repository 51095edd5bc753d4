package dev.facteur.settings.connection.provider;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How accounts are connected at partners. */
@ConfigMapping(prefix = "facteur.connection")
public interface ConnectionConfig {
    /** Where providers send the browser back to: {@code /partner-connections/callback} of this service, as registered. */
    @WithDefault("http://localhost:8080/partner-connections/callback")
    URI callbackUri();

    /** Origins of the pages that may open the consent window, besides this service's own. */
    Optional<List<String>> pageOrigins();

    /** A page of theirs, for a consent window that has lost its opener; as a rule {@code facteur.notice.page}. */
    @WithDefault("${facteur.notice.page:}")
    Optional<URI> page();

    /** How long a person may take at the provider. */
    @WithDefault("10m")
    Duration consentLimit();

    /** How long a provider's answer is waited for. */
    @WithDefault("10s")
    Duration answerLimit();

    /** How many grants are refreshed at the same time, each with a database connection of its own. */
    @WithDefault("10")
    int refreshWidth();

    /** A grant that was not used for so long is, so that its provider does not forget it. */
    @WithDefault("30d")
    Duration idleLimit();

    /** How soon a withdrawal that did not reach the provider is tried again; later ones wait longer. */
    @WithDefault("1m")
    Duration revocationEvery();

    /** How long it is tried. */
    @WithDefault("7d")
    Duration revocationPatience();
}
