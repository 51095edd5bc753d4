package dev.facteur.settings.network;

import dev.facteur.network.CidrRange;
import dev.facteur.network.HostGuard;
import dev.facteur.network.TrustedCertificates;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import javax.net.ssl.SSLContext;

/** The shared guard and the trusted authorities, as this service is configured; made at start, to find mistakes then. */
class Network {
    private final NetworkConfig config;

    Network(NetworkConfig config) {
        this.config = config;
    }

    @Produces
    @Singleton
    @Startup
    HostGuard guard() {
        return new HostGuard(
                config.allowedPorts(),
                config.allowedRanges().orElse(List.of()).stream()
                        .map(CidrRange::of)
                        .toList());
    }

    @Produces
    @Singleton
    @Startup
    SSLContext tls() {
        return TrustedCertificates.context(config.trustedCertificates());
    }
}
