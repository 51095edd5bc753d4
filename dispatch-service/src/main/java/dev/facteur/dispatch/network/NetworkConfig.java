package dev.facteur.dispatch.network;

import dev.facteur.network.CidrRange;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which of the hosts that users name may be contacted, and whose certificates are believed. */
@ConfigMapping(prefix = "facteur.network")
public interface NetworkConfig {

    /** CIDR ranges that may be contacted although they are not public. */
    Optional<List<String>> allowedRanges();

    /** The same, read. */
    default List<CidrRange> ranges() {
        return allowedRanges().orElse(List.of()).stream().map(CidrRange::of).toList();
    }

    @WithDefault("25,465,587,2525,143,993")
    Set<Integer> allowedPorts();

    /** A PEM file with authorities that are trusted besides the JDK's. */
    Optional<Path> trustedCertificates();
}
