package dev.facteur.dispatch;

import dev.facteur.dispatch.testsupport.FaultyServers;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** The service with so little patience that a test can wait for its end, and with servers that are in trouble. */
public final class ShortTimes implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "facteur.network.allowed-ports", "${facteur.test.gateway.port},${facteur.test.faulty.ports}",
                "facteur.smtp.connect-timeout", "5S",
                "facteur.smtp.command-timeout", "3S",
                "facteur.smtp.content-timeout", "4S",
                "facteur.smtp.end-of-data-timeout", "4S",
                "facteur.smtp.idle-timeout", "60S",
                "facteur.retry.pauses", "PT0.2S");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(FaultyServers.class));
    }
}
