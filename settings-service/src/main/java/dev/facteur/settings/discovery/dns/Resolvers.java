package dev.facteur.settings.discovery.dns;

import dev.facteur.settings.network.DnsServer;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The name servers of this machine, or the one that an operator has named. */
class Resolvers {
    private final DnsConfig config;
    private final DnsServer server;

    Resolvers(DnsConfig config, DnsServer server) {
        this.config = config;
        this.server = server;
    }

    @Produces
    @Singleton
    NameServers nameServers() {
        return new NameServers(server.resolver(config.limit()));
    }
}
