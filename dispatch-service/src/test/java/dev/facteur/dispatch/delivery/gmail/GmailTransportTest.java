package dev.facteur.dispatch.delivery.gmail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.dispatch.delivery.BearerToken;
import dev.facteur.dispatch.delivery.DeliveryOutcome;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Accepted;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Deferred;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Rejected;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Uncertain;
import dev.facteur.dispatch.delivery.Messages;
import dev.facteur.dispatch.delivery.Transport;
import dev.facteur.dispatch.delivery.http.ApiConfigs;
import dev.facteur.dispatch.testsupport.DroppingApi;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.RecipientOutcome;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GmailTransportTest {
    /** developers.google.com/gmail/api/reference/rest/v1/users.messages/send */
    private static final String SENT = """
            {"id": "18c9f3a2b4d5e6f7", "threadId": "18c9f3a2b4d5e6f7", "labelIds": ["SENT"]}""";

    private final DroppingApi server = new DroppingApi();
    private final Transport testSubject = transports(server.uri()).of(new BearerToken("token-1"));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theBytesAreUploadedAsTheyAre() {
        // Given
        server.answer(200, "", SENT);

        // When
        DeliveryOutcome outcome = testSubject.submit(Messages.small(), () -> true);

        // Then
        assertThat(outcome).isInstanceOfSatisfying(Accepted.class, accepted -> {
            assertThat(accepted.providerMessageId()).contains("18c9f3a2b4d5e6f7");
            assertThat(accepted.recipients())
                    .extracting(RecipientOutcome::address)
                    .containsExactly(Messages.CLIENT, Messages.ARCHIVE);
            assertThat(accepted.recipients()).allMatch(RecipientOutcome::accepted);
        });
        assertThat(server.asked()).hasSize(1);
        assertThat(server.asked().getFirst().head())
                .startsWith("POST /upload/gmail/v1/users/me/messages/send?uploadType=media HTTP/1.1\r\n")
                .contains("Content-Type: message/rfc822\r\n");
        assertThat(server.asked().getFirst().body())
                .isEqualTo(Messages.small().content().toByteArray());
    }

    @Test
    void aTwoHundredWhoseRestIsLostIsStillOne() {
        // Given
        server.answer(200, "Content-Encoding: x\r\n", "not json");

        // When / Then
        assertThat(testSubject.submit(Messages.small(), () -> true)).isInstanceOf(Accepted.class);
    }

    @Test
    void whatIsTooLargeIsNotUploaded() {
        // Given
        byte[] large = new byte[(int) GmailTransport.MAX_BYTES + 1];

        // When
        DeliveryOutcome outcome = testSubject.submit(Messages.of(large), () -> true);

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.cause()).isEqualTo(FailureCause.MESSAGE_TOO_LARGE));
        assertThat(server.connections()).isZero();
    }

    @Test
    void aLostAnswerMeansThatNobodyKnows() {
        // Given
        server.loseTheAnswer();

        // When / Then
        assertThat(testSubject.submit(Messages.small(), () -> true)).isInstanceOf(Uncertain.class);
    }

    @Test
    void aConnectionLostOnTheWayMeansLater() {
        // Given
        server.hangUpAfter(100_000);

        // When / Then
        assertThat(testSubject.submit(Messages.of(new byte[20_000_000]), () -> true))
                .isInstanceOfSatisfying(
                        Deferred.class,
                        deferred -> assertThat(deferred.reason()).isEqualTo(DelayReason.SERVER_UNREACHABLE));
    }

    @Test
    void itMailsWhomTheHeaderNames() {
        assertThat(testSubject.mailsWhomTheHeaderNames()).isTrue();
    }

    @Test
    void noTokenIsPrinted() {
        assertThat(testSubject.toString()).doesNotContain("token-1");
    }

    private static GmailTransports transports(URI endpoint) {
        return new GmailTransports(() -> endpoint.resolve("/"), ApiConfigs.client(), ApiConfigs.CLOCK);
    }
}
