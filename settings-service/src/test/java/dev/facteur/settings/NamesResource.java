package dev.facteur.settings;

import dev.facteur.embedded.EmbeddedDns;
import dev.facteur.embedded.FreePort;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The only name server that the service asks, and where web servers may be: nothing of the real network is contacted.
 * A web server itself is started by the test that needs one, with the certificate authority of the mail server.
 */
public final class NamesResource implements QuarkusTestResourceLifecycleManager {
    static final String DATABASE = "database.example.test";

    private static @Nullable EmbeddedDns dns;

    static EmbeddedDns dns() {
        return Objects.requireNonNull(dns);
    }

    @Override
    public Map<String, String> start() {
        EmbeddedDns started = EmbeddedDns.start();
        started.zone().address("127.0.0.1", "localhost", DATABASE);
        dns = started;
        int https = FreePort.take();
        int http = FreePort.take();
        return Map.of(
                "facteur.test.web.https-port",
                Integer.toString(https),
                "facteur.test.web.http-port",
                Integer.toString(http),
                "facteur.network.dns-server",
                "127.0.0.1:" + started.address().getPort(),
                "facteur.network.web-ports",
                https + "," + http,
                "facteur.discovery.autoconfig.database",
                "https://" + DATABASE + ":" + https + "/v1.1/",
                "facteur.discovery.autoconfig.cleartext",
                "true",
                "facteur.discovery.autoconfig.limit",
                "4s",
                "facteur.discovery.limit",
                "6s",
                "facteur.discovery.burst",
                "3",
                "facteur.discovery.refill",
                "1h");
    }

    @Override
    public void stop() {
        if (dns != null) {
            dns.close();
            dns = null;
        }
    }
}
