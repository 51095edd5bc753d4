package dev.facteur.dispatch.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.dispatch.delivery.BearerToken;
import dev.facteur.dispatch.delivery.http.PostResult.Answered;
import dev.facteur.dispatch.delivery.http.PostResult.NotSent;
import dev.facteur.dispatch.delivery.http.PostResult.Unanswered;
import dev.facteur.dispatch.testsupport.DroppingApi;
import dev.facteur.model.sender.SendingMethod;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The connection breaks wherever it can. */
class ApiClientTest {
    private static final int LARGE = 30_000_000;

    private final DroppingApi server = new DroppingApi();
    private final ApiClient testSubject = ApiConfigs.client();

    @AfterEach
    void close() {
        testSubject.stop();
        server.close();
    }

    @Test
    void theMessageIsPostedWithItsTokenAndTheAnswerRead() {
        // Given
        server.answer(200, "Retry-After: 17\r\n", "{\"id\":\"1\"}");

        // When
        PostResult result = testSubject.post(message(3), () -> true);

        // Then
        assertThat(result).isEqualTo(new Answered(200, Optional.of(Duration.ofSeconds(17)), "{\"id\":\"1\"}"));
        assertThat(server.asked()).hasSize(1);
        assertThat(server.asked().getFirst().head())
                .startsWith("POST /send HTTP/1.1\r\n")
                .contains("Authorization: Bearer token-1\r\n")
                .contains("Content-Type: message/rfc822\r\n")
                .contains("Content-Length: 3\r\n")
                .doesNotContain("Expect");
        assertThat(server.asked().getFirst().text()).isEqualTo("xxx");
    }

    @Test
    void theConnectionIsKeptForTheNextMessage() {
        // Given
        server.answer(202, "", "");

        // When
        testSubject.post(message(3), () -> true);
        testSubject.post(message(3), () -> true);

        // Then
        assertThat(server.asked()).hasSize(2);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void nobodyThereMeansNotSent() {
        // Given: port 1, where no machine has a server
        MessagePost toNobody = new MessagePost(
                SendingMethod.GMAIL,
                URI.create("http://localhost:1/send"),
                new BearerToken("token-1"),
                "message/rfc822",
                1,
                out -> out.write('x'));

        // When / Then
        assertThat(testSubject.post(toNobody, () -> true)).isInstanceOf(NotSent.class);
    }

    @Test
    void aConnectionLostBeforeTheEndOfTheMessageMeansNotSent() {
        // Given: more than what any socket takes in at once
        server.hangUpAfter(100_000);

        // When / Then
        assertThat(testSubject.post(message(LARGE), () -> true)).isInstanceOf(NotSent.class);
    }

    @Test
    void aConnectionLostAfterTheEndOfTheMessageMeansThatNobodyKnows() {
        // Given
        server.loseTheAnswer();

        // When / Then
        assertThat(testSubject.post(message(100_000), () -> true)).isInstanceOf(Unanswered.class);
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void anAnswerThatDoesNotComeInTimeMeansThatNobodyKnows() {
        // Given
        server.sayNothing();
        ApiClient impatient = ApiConfigs.client(Duration.ofMillis(300));

        // When / Then
        assertThat(impatient.post(message(10), () -> true)).isInstanceOf(Unanswered.class);
        impatient.stop();
    }

    @Test
    void aServerThatReadsNoMoreIsNotWaitedForForEver() {
        // Given
        server.readNoBody();
        ApiClient impatient = ApiConfigs.client(Duration.ofMillis(100), Duration.ofMillis(400));

        // When / Then
        assertThat(impatient.post(message(LARGE), () -> true)).isInstanceOf(NotSent.class);
        impatient.stop();
    }

    @Test
    void anAttemptThatIsNoLongerOursEndsBeforeTheEndOfTheMessage() {
        // Given
        server.answer(200, "", "{}");
        AtomicInteger asked = new AtomicInteger();

        // When
        PostResult result = testSubject.post(message(100_000), () -> {
            asked.incrementAndGet();
            return false;
        });

        // Then
        assertThat(result).isInstanceOf(NotSent.class);
        assertThat(asked).hasValue(1);
    }

    @Test
    void aRedirectIsAnAnswerAndTheTokenGoesNowhereElse() {
        // Given
        server.answer(307, "Location: http://localhost:1/elsewhere\r\n", "");

        // When / Then
        assertThat(testSubject.post(message(3), () -> true))
                .isInstanceOfSatisfying(
                        Answered.class,
                        answered -> assertThat(answered.status()).isEqualTo(307));
    }

    @Test
    void noTokenIsPrinted() {
        assertThat(message(3).toString()).doesNotContain("token-1");
    }

    private MessagePost message(int size) {
        byte[] piece = new byte[Math.min(size, 10_000)];
        Arrays.fill(piece, (byte) 'x');
        return new MessagePost(SendingMethod.GMAIL, uri(), new BearerToken("token-1"), "message/rfc822", size, out -> {
            for (int written = 0; written < size; written += piece.length) {
                out.write(piece, 0, Math.min(piece.length, size - written));
            }
        });
    }

    private URI uri() {
        return server.uri().resolve("/send");
    }
}
