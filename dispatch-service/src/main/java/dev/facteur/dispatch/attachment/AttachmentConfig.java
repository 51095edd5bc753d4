package dev.facteur.dispatch.attachment;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Where attachments may be fetched from, and what that may cost. */
@ConfigMapping(prefix = "facteur.attachment")
public interface AttachmentConfig {

    /**
     * Hosts that files are fetched from by https, {@code files.example.org} or {@code *.example.org}; {@code *} for any
     * that is public. None by default: whoever may publish requests would else choose whom we contact.
     */
    Optional<Set<String>> allowedHosts();

    @WithDefault("443")
    Set<Integer> allowedPorts();

    /** All attachments of one document, before base64. */
    @WithDefault("25M")
    MemorySize limit();

    /** For fetching all attachments of one document. */
    @WithDefault("60S")
    Duration timeout();

    /** Fetched files of all documents that are being sent. */
    @WithDefault("256M")
    MemorySize storeBytes();

    /** Documents whose files are fetched from one host at the same time: a slow one holds up so many at most. */
    @WithDefault("8")
    int perHost();

    /** Where files are kept meanwhile; the system's directory for temporary files if there is none. */
    Optional<Path> directory();
}
