package dev.facteur.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.dispatch.delivery.DeliveryOutcome.Deferred;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Rejected;
import dev.facteur.model.document.RequestReading;
import dev.facteur.model.document.SendDocument;
import dev.facteur.model.document.SendDocumentReader;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.FailureCause;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObstaclesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    @Test
    void anOrdinaryRequestMeetsNone() {
        assertThat(Obstacles.to(request(""), Optional.empty(), NOW)).isEmpty();
    }

    @Test
    void whatIsToBeSentLaterWaitsUntilThen() {
        assertThat(outcome("\"notBefore\":\"2026-11-24T09:00:00Z\","))
                .isInstanceOfSatisfying(Deferred.class, deferred -> {
                    assertThat(deferred.reason()).isEqualTo(DelayReason.SCHEDULED);
                    assertThat(deferred.retryAfter()).contains(Duration.ofHours(1));
                });
    }

    @Test
    void whatWasValidUntilNowMayStillBeSentAndWhatWasNotIsExpired() {
        assertThat(Obstacles.to(request("\"expiresAt\":\"2026-11-24T08:00:00Z\","), Optional.empty(), NOW))
                .isEmpty();
        assertThat(outcome("\"expiresAt\":\"2026-11-24T07:59:59Z\","))
                .isInstanceOfSatisfying(
                        Rejected.class, rejected -> assertThat(rejected.cause()).isEqualTo(FailureCause.EXPIRED));
    }

    private static Object outcome(String fields) {
        return Obstacles.to(request(fields), Optional.empty(), NOW)
                .orElseThrow()
                .outcome();
    }

    private static SendDocument request(String fields) {
        String json = """
                {"requestId":"r","tenantId":"t","senderId":"s",%s"to":[{"address":"a@example.org"}],
                 "subject":"Facture","text":"Bonjour"}""".formatted(fields);
        return ((RequestReading.Read) SendDocumentReader.read(json.getBytes(StandardCharsets.UTF_8))).request();
    }
}
