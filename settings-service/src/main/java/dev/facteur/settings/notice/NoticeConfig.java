package dev.facteur.settings.notice;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** What a notice tells its reader. */
@ConfigMapping(prefix = "facteur.notice")
interface NoticeConfig {
    /** The application's page on which a user chooses how their documents leave. */
    Optional<URI> page();
}
