package dev.facteur.settings.network;

import dev.facteur.fetch.GuardedFetch;
import dev.facteur.network.CidrRange;
import dev.facteur.network.HostGuard;
import dev.facteur.network.NameResolver;
import dev.facteur.network.TrustedCertificates;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        return guard(config.allowedPorts());
    }

    @Produces
    @Singleton
    @Startup
    SSLContext tls() {
        return TrustedCertificates.context(config.trustedCertificates());
    }

    /** For web servers, whose ports are others. */
    @Produces
    @Singleton
    GuardedFetch fetch(SSLContext tls) {
        return new GuardedFetch(guard(config.webPorts()), tls);
    }

    @Produces
    @Singleton
    DnsServer dnsServer() {
        return config.dnsServer().map(DnsServer::of).orElseGet(() -> new DnsServer(Optional.empty()));
    }

    private HostGuard guard(Set<Integer> ports) {
        List<CidrRange> ranges = config.allowedRanges().orElse(List.of()).stream()
                .map(CidrRange::of)
                .toList();
        NameResolver resolver =
                dnsServer().address().<NameResolver>map(DnsNames::new).orElse(NameResolver.SYSTEM);
        return new HostGuard(ports, ranges, resolver, HostGuard.DEFAULT_TIMEOUT);
    }
}
