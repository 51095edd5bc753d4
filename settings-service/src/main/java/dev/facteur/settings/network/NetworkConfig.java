package dev.facteur.settings.network;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What users may have contacted. */
@ConfigMapping(prefix = "facteur.network")
interface NetworkConfig {
    /** CIDR ranges that may be contacted although they are not public. */
    Optional<List<String>> allowedRanges();

    @WithDefault("25,465,587,2525,143,993")
    Set<Integer> allowedPorts();

    /** Ports of web servers that may be contacted, for autoconfig. */
    @WithDefault("80,443")
    Set<Integer> webPorts();

    /** The name server to ask instead of this machine's, with its port if it is not 53; the hosts file does not count then. */
    Optional<String> dnsServer();

    /** A PEM file with authorities that are trusted besides the JDK's. */
    Optional<Path> trustedCertificates();
}
