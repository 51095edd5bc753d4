package dev.facteur.settings.discovery.dns;

import dev.facteur.settings.network.DnsServer;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;

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
        Resolver resolver = server.address().<Resolver>map(SimpleResolver::new).orElseGet(Resolvers::ofThisMachine);
        resolver.setTimeout(config.limit());
        return new NameServers(resolver);
    }

    private static Resolver ofThisMachine() {
        ExtendedResolver all = new ExtendedResolver();
        all.setRetries(1);
        return all;
    }
}
