package dev.facteur.web.page;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a service says of its page. */
public interface Page {
    /** False: its addresses are not found. */
    boolean isEnabled();

    /** Addresses of its sections, such as {@code /connections}. */
    Set<String> sections();

    /** Its first section, relative to the service, so that a proxy may put it under a path. */
    String home();

    /** Another service that its scripts ask, as browsers reach it. */
    Optional<URI> elsewhere();

    /** Origins of the pages that may show this one in a frame of theirs. */
    List<String> embedders();
}
