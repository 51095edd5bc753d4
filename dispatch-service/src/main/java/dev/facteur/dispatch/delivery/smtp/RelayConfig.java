package dev.facteur.dispatch.delivery.smtp;

import dev.facteur.submission.ConnectionSecurity;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/** The application's own submission server. */
@ConfigMapping(prefix = "facteur.relay")
public interface RelayConfig {
    String host();

    @WithDefault("587")
    int port();

    /** CLEARTEXT only for a relay on the same trusted network. */
    @WithDefault("STARTTLS")
    ConnectionSecurity security();

    /** Without one, the relay knows us by our address. */
    Optional<String> username();

    Optional<String> password();

    /** The application's own address: author of what leaves by relay, and where bounces go. */
    String from();

    /** Domains whose DNS lets the relay send for them: their users are authors under their own address. */
    Optional<Set<String>> domains();
}
