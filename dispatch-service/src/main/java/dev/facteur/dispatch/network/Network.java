package dev.facteur.dispatch.network;

import dev.facteur.network.HostGuard;
import dev.facteur.network.TrustedCertificates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.net.ssl.SSLContext;

/** What the rest of the service is given to look at the outside with. */
@ApplicationScoped
class Network {

    @Produces
    @Singleton
    HostGuard hostGuard(NetworkConfig config) {
        return new HostGuard(config.allowedPorts(), config.ranges());
    }

    @Produces
    @Singleton
    SSLContext trusted(NetworkConfig config) {
        return TrustedCertificates.context(config.trustedCertificates());
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
