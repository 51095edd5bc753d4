package dev.facteur.settings.page;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Whether there is a page, and what it may be shown in and ask. How one signs in there: {@code quarkus.oidc.page}. */
@ConfigMapping(prefix = "facteur.page")
interface PageConfig {
    /** False: its addresses are not found. */
    @WithDefault("false")
    boolean enabled();

    /** Origins of the pages that may show this one in a frame of theirs. */
    Optional<List<String>> embedders();

    /** dispatch-service as a browser reaches it; without it nobody follows their documents here. */
    Optional<URI> deliveriesUrl();
}
