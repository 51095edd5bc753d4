package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.model.Topics;
import dev.facteur.model.outcome.FailureCause;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpectationTest {
    private static final Outcome SENT = outcome(Topics.DOCUMENT_SENT, "{'requestId':'a','method':'RELAY'}");
    private static final Outcome REFUSED = outcome(
            Topics.DELIVERY_FAILED,
            "{'requestId':'a','cause':'RECIPIENT_REJECTED','smtp':{'code':550,'enhanced':'5.1.1'}}");

    @Test
    void whatWasExpectedMakesNoDifference() {
        assertThat(new Expectation.Sent("RELAY").difference("a", Optional.of(SENT)))
                .isEmpty();
        assertThat(new Expectation.Failed(FailureCause.RECIPIENT_REJECTED, "5.1.1")
                        .difference("a", Optional.of(REFUSED)))
                .isEmpty();
    }

    @Test
    void anotherMethodIsADifference() {
        assertThat(new Expectation.Sent("SMTP").difference("a", Optional.of(SENT)))
                .contains("a: expected document-sent by SMTP, found document-sent by RELAY");
    }

    @Test
    void anotherOutcomeIsADifference() {
        assertThat(new Expectation.Sent("SMTP").difference("a", Optional.of(REFUSED)))
                .contains("a: expected document-sent by SMTP, found delivery-failed with RECIPIENT_REJECTED 5.1.1");
    }

    @Test
    void silenceIsADifference() {
        assertThat(new Expectation.Sent("SMTP").difference("a", Optional.empty()))
                .contains("a: expected document-sent by SMTP, found nothing yet");
    }

    private static Outcome outcome(String topic, String json) {
        return new Outcome(topic, "t/s", Map.of(), json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
