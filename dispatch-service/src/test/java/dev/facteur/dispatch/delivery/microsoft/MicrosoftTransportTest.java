package dev.facteur.dispatch.delivery.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.dispatch.delivery.BearerToken;
import dev.facteur.dispatch.delivery.DeliveryOutcome;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Accepted;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Rejected;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Uncertain;
import dev.facteur.dispatch.delivery.Messages;
import dev.facteur.dispatch.delivery.Transport;
import dev.facteur.dispatch.delivery.http.ApiConfigs;
import dev.facteur.dispatch.testsupport.DroppingApi;
import dev.facteur.model.outcome.FailureCause;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MicrosoftTransportTest {
    private final DroppingApi server = new DroppingApi();
    private final Transport testSubject =
            new MicrosoftTransports(server::uri, ApiConfigs.client()).of(new BearerToken("token-1"));

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 511, 512, 513, 100_000, 3 * 1024 * 1024})
    void theBytesArePostedInBase64(int size) {
        // Given
        server.answer(202, "", "");
        byte[] content = new byte[size];
        new java.util.Random(size).nextBytes(content);

        // When
        DeliveryOutcome outcome = testSubject.submit(Messages.of(content), () -> true);

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.providerMessageId()).isEmpty());
        assertThat(server.asked()).hasSize(1);
        assertThat(server.asked().getFirst().head())
                .startsWith("POST /v1.0/me/sendMail HTTP/1.1\r\n")
                .contains("Content-Type: text/plain\r\n");
        assertThat(Base64.getDecoder().decode(server.asked().getFirst().body())).isEqualTo(content);
    }

    @Test
    void whatIsTooLargeIsNotPosted() {
        // When
        DeliveryOutcome outcome = testSubject.submit(Messages.of(new byte[3 * 1024 * 1024 + 1]), () -> true);

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
    void anAttemptThatIsNoLongerOursIsNotCompleted() {
        // Given
        server.answer(202, "", "");

        // When
        testSubject.submit(Messages.small(), () -> false);

        // Then
        assertThat(server.asked())
                .allSatisfy(asked -> assertThat(asked.body().length)
                        .isLessThan((int) ((Messages.small().content().size() + 2) / 3 * 4)));
    }
}
