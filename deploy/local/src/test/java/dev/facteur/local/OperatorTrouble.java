package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.model.NamedAddress;
import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.Topics;
import dev.facteur.model.document.OnUncertain;
import dev.facteur.model.document.SendDocument;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;

/** What goes wrong at night, brought about. */
final class OperatorTrouble {
    private final RunningStack stack;
    private final String name;
    private final SenderKey sender;

    /** @param name of the test: its requests and its sender begin with it */
    OperatorTrouble(RunningStack stack, String name) {
        this.stack = stack;
        this.name = name;
        this.sender = new SenderKey(Sample.TENANT, new SenderId(name));
    }

    SenderKey sender() {
        return sender;
    }

    /** A document whose reader the server refuses, and takes again from now on. */
    String failed() {
        String requestId = name + "-failed";
        stack.mail().rules().answerRecipient(reader(requestId), "550 5.1.1 No such person here");
        Outcome outcome = stack.send(request(requestId, OnUncertain.RESEND, Optional.empty()));
        assertThat(outcome.topic()).isEqualTo(Topics.DELIVERY_FAILED);
        stack.mail().rules().reset();
        return requestId;
    }

    /** A document for tomorrow. */
    String waiting() {
        String requestId = name + "-waiting";
        stack.requests()
                .publish(request(
                        requestId, OnUncertain.RESEND, Optional.of(Instant.now().plus(1, ChronoUnit.DAYS))));
        await(requestId, Topics.DELIVERY_DELAYED);
        return requestId;
    }

    /** A document of which nobody knows whether it was sent. */
    String held(String suffix) {
        String requestId = name + "-held-" + suffix;
        stack.mail().rules().loseReplyToContent();
        Outcome outcome = stack.send(request(requestId, OnUncertain.HOLD, Optional.empty()));
        assertThat(outcome.json().path("cause").asText()).isEqualTo("UNCERTAIN");
        stack.mail().rules().reset();
        return requestId;
    }

    /** A request with a word that there is not. */
    String rejected(String suffix) {
        String requestId = name + "-rejected-" + suffix;
        String request = Requests.json(request(requestId, OnUncertain.RESEND, Optional.empty()))
                .replace("\"RESEND\"", "\"MAYBE\"");
        stack.requests().publish(sender.toString(), request.getBytes(StandardCharsets.UTF_8));
        Awaitility.await()
                .atMost(RunningStack.PATIENCE)
                .until(() -> stack.outcomes().seen().stream()
                        .filter(outcome -> outcome.topic().equals(Topics.SEND_DOCUMENT_REJECTED))
                        .anyMatch(outcome -> new String(outcome.value(), StandardCharsets.UTF_8).contains(requestId)));
        return requestId;
    }

    static String reader(String requestId) {
        return requestId + "@societe-cliente.example";
    }

    int received(String requestId) {
        return stack.mail().receivedFor(reader(requestId)).size();
    }

    void await(String requestId, String topic) {
        Awaitility.await()
                .atMost(RunningStack.PATIENCE)
                .until(() -> stack.eventsOf(requestId).stream()
                        .anyMatch(event -> event.topic().equals(topic)));
    }

    private SendDocument request(String requestId, OnUncertain onUncertain, Optional<Instant> notBefore) {
        SendDocument invoice =
                Sample.request(requestId, sender, NamedAddress.of(reader(requestId)), List.of(Sample.invoice()));
        return new SendDocument(
                invoice.requestId(),
                invoice.tenantId(),
                invoice.senderId(),
                Optional.of(Sample.RELAY_AUTHOR),
                invoice.to(),
                invoice.cc(),
                invoice.bcc(),
                invoice.replyTo(),
                invoice.subject(),
                invoice.text(),
                invoice.html(),
                invoice.attachments(),
                invoice.document(),
                notBefore,
                invoice.expiresAt(),
                onUncertain);
    }
}
