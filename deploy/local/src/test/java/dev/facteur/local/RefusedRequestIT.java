package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facteur.model.NamedAddress;
import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.Topics;
import dev.facteur.model.document.Attachment;
import dev.facteur.model.document.MediaType;
import dev.facteur.model.document.SendDocument;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What cannot be sent ends where its cause belongs, and holds nobody up. */
@ExtendWith(StackExtension.class)
class RefusedRequestIT {
    private static final String KEY = Sample.RELAY_SENDER.toString();

    @Test
    void poisonIsSetAsideUntouchedWhileOthersFlow(RunningStack stack) {
        byte[] poison = {'{', 0, (byte) 0xff, '\n'};

        stack.requests().publish(KEY, poison);
        Outcome next = stack.send(invoice("after-poison"));

        assertThat(next.topic()).isEqualTo(Topics.DOCUMENT_SENT);
        Outcome rejected = awaitRejected(stack, poison);
        assertThat(rejected.key()).isEqualTo(KEY);
        assertThat(rejected.header(Topics.REJECTION_REASON)).isNotEmpty();
    }

    @Test
    void aRequestOverTheSizeLimitFailsWithTheLimitNamedWhileOthersFlow(RunningStack stack) {
        Attachment large =
                Attachment.inline("big.bin", MediaType.PDF, new byte[(int) SendDocument.MAX_INLINE_BYTES + 1]);

        stack.requests().publish(Sample.request("too-large", Sample.RELAY_SENDER, Sample.CUSTOMER, List.of(large)));
        Outcome next = stack.send(invoice("after-too-large"));

        assertThat(next.topic()).isEqualTo(Topics.DOCUMENT_SENT);
        Outcome refused = stack.awaitFinal("too-large");
        assertThat(refused.topic()).isEqualTo(Topics.DELIVERY_FAILED);
        assertThat(refused.json().path("cause").asText()).isEqualTo("MESSAGE_TOO_LARGE");
        assertThat(refused.json().path("whoActs").asText()).isEqualTo("CALLER");
        assertThat(refused.json().path("detail").asText()).contains("8 MiB");
    }

    @Test
    void aSenderNobodyKnowsFailsWithItsCause(RunningStack stack) {
        SenderKey unknown = new SenderKey(Sample.TENANT, new SenderId("nobody"));

        Outcome outcome = stack.send(Sample.request("unknown-sender", unknown, Sample.CUSTOMER, List.of()));

        assertThat(outcome.topic()).isEqualTo(Topics.DELIVERY_FAILED);
        assertThat(outcome.json().path("cause").asText()).isEqualTo("SENDER_UNKNOWN");
    }

    @Test
    void anAddressTheServerRefusesFailsInTheServersWords(RunningStack stack) {
        NamedAddress nobody = NamedAddress.of("nobody.here@societe-cliente.example");
        stack.mail().rules().answerRecipient(nobody.address().value(), "550 5.1.1 No such person here");

        Outcome outcome = stack.send(Sample.request("refused-address", Sample.RELAY_SENDER, nobody, List.of()));

        assertThat(outcome.topic()).isEqualTo(Topics.DELIVERY_FAILED);
        assertThat(outcome.json().path("cause").asText()).isEqualTo("RECIPIENT_REJECTED");
        assertThat(outcome.json().path("smtp").path("code").asInt()).isEqualTo(550);
        assertThat(outcome.json().path("smtp").path("enhanced").asText()).isEqualTo("5.1.1");
        assertThat(outcome.json().path("smtp").path("text").asText()).contains("No such person here");
    }

    private static SendDocument invoice(String requestId) {
        return Sample.request(
                requestId,
                Sample.RELAY_SENDER,
                NamedAddress.of(requestId + "@societe-cliente.example"),
                List.of(Sample.invoice()));
    }

    private static Outcome awaitRejected(RunningStack stack, byte[] value) {
        return await().atMost(RunningStack.PATIENCE)
                .until(
                        () -> stack.outcomes().seen().stream()
                                .filter(outcome -> outcome.topic().equals(Topics.SEND_DOCUMENT_REJECTED))
                                .filter(outcome -> Arrays.equals(outcome.value(), value))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
