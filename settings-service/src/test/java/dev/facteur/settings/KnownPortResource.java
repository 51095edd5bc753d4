package dev.facteur.settings;

import dev.facteur.embedded.FreePort;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A free port that is known before the service starts: providers send a browser back there. */
public final class KnownPortResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        int port = FreePort.take();
        return Map.of(
                "quarkus.http.test-port",
                Integer.toString(port),
                "facteur.connection.callback-uri",
                "http://localhost:" + port + "/partner-connections/callback");
    }

    @Override
    public void stop() {}
}
