package dev.facteur.dispatch;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The service with traces, and with a producer that gives up soon. */
public final class Watched implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.otel.sdk.disabled", "false",
                "quarkus.otel.bsp.schedule.delay", "PT0.1S",
                "kafka.delivery.timeout.ms", "2000",
                "kafka.request.timeout.ms", "1000",
                "kafka.max.block.ms", "2000",
                "facteur.ledger.report-again-after", "1S");
    }
}
