package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facteur.embedded.ReceivedMessage;
import dev.facteur.embedded.partner.sending.SentMessage;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.SenderKey;
import dev.facteur.model.Topics;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The consent was withdrawn at the provider: the documents wait, even through a power cut, and leave after the next one. */
@ExtendWith(StackExtension.class)
class ReconnectionIT {
    private static final String ACCOUNT = "lea.roux@gmail.example";
    private static final NamedAddress READER = NamedAddress.of("reconnection.reader@societe-cliente.example");
    private static final List<String> DOCUMENTS = IntStream.rangeClosed(1, 20)
            .mapToObj(number -> "reconnection-%02d".formatted(number))
            .toList();

    @Test
    void allWaitThroughAPowerCutAndLeaveOnceInOrderAfterTheNextConsent(RunningStack stack) {
        SenderKey sender = stack.connectAccount("lea.roux", "gmail", ACCOUNT);
        stack.stack().google().revokeAllOf(ACCOUNT);

        DOCUMENTS.forEach(id -> stack.requests().publish(Sample.request(id, sender, READER, List.of(Sample.terms()))));
        await().atMost(RunningStack.PATIENCE)
                .until(() -> !stack.about(sender, Topics.AUTHENTICATION_EXPIRED).isEmpty());
        stack.stack().settings().kill();
        stack.stack().dispatch().kill();
        stack.stack().settings().restart();
        stack.stack().dispatch().restart();

        await().atMost(RunningStack.PATIENCE).until(() -> waiting(stack) == DOCUMENTS.size());
        await().atMost(RunningStack.PATIENCE).untilAsserted(() -> {
            var connection = stack.connection(sender, "gmail");
            assertThat(connection.path("state").asText()).isEqualTo("EXPIRED");
            assertThat(connection.path("waiting").asInt()).isEqualTo(DOCUMENTS.size());
        });
        assertThat(sent(stack)).isEmpty();

        assertThat(stack.consent(sender, "gmail", ACCOUNT)).isEqualTo("CONNECTED");
        reportTheFirst(stack);

        List<String> messageIds = DOCUMENTS.stream()
                .map(stack::awaitFinal)
                .peek(outcome -> assertThat(outcome.topic()).isEqualTo(Topics.DOCUMENT_SENT))
                .map(outcome -> outcome.json().path("messageId").asText())
                .toList();
        assertThat(sent(stack).stream().map(SentMessage::content).map(ReconnectionIT::messageId))
                .containsExactlyElementsOf(messageIds);
        assertThat(stack.mailFor(READER).stream().map(ReceivedMessage::content).map(ReconnectionIT::messageId))
                .containsExactlyElementsOf(messageIds);
        await().atMost(RunningStack.PATIENCE)
                .until(() ->
                        !stack.about(sender, Topics.AUTHENTICATION_RESTORED).isEmpty());
        assertThat(stack.about(sender, Topics.AUTHENTICATION_EXPIRED)).hasSize(1);
        assertThat(stack.about(sender, Topics.AUTHENTICATION_RESTORED)).hasSize(1);
        assertThat(stack.connection(sender, "gmail").path("state").asText()).isEqualTo("CONNECTED");
    }

    /** The figure of the design is two seconds; a busy machine may need longer. */
    private static void reportTheFirst(RunningStack stack) {
        long connected = System.nanoTime();
        await().atMost(RunningStack.PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> !sent(stack).isEmpty());
        System.out.printf(
                "The first waiting document left %d ms after the account was connected again.%n",
                Duration.ofNanos(System.nanoTime() - connected).toMillis());
    }

    private static long waiting(RunningStack stack) {
        return DOCUMENTS.stream()
                .filter(id -> stack.eventsOf(id).stream()
                        .anyMatch(event -> event.json().path("reason").asText().equals("AUTHENTICATION_EXPIRED")))
                .count();
    }

    private static List<SentMessage> sent(RunningStack stack) {
        return stack.stack().google().sent().stream()
                .filter(message -> message.account().equals(ACCOUNT))
                .toList();
    }

    private static String messageId(byte[] content) {
        return ParsedMail.of(content).header("Message-ID").strip();
    }
}
