package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facteur.model.NamedAddress;
import dev.facteur.model.SenderKey;
import dev.facteur.model.Topics;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The password was changed at the provider: the documents wait, and leave once it is corrected here. */
@ExtendWith(StackExtension.class)
class WrongPasswordIT {
    private static final NamedAddress AUTHOR = NamedAddress.of("marc.petit@ebenisterie-dupond.example", "Marc Petit");
    private static final NamedAddress READER = NamedAddress.of("waiting.reader@societe-cliente.example");
    private static final List<String> DOCUMENTS = List.of("waiting-1", "waiting-2", "waiting-3");

    @Test
    void documentsWaitForTheRightPasswordAndThenLeaveOnceEach(RunningStack stack) {
        SenderKey sender = stack.connectMailbox("marc.petit", AUTHOR);
        stack.mail().addUser(AUTHOR.address().value(), "changed at the provider");

        DOCUMENTS.forEach(id -> stack.requests().publish(Sample.request(id, sender, READER, List.of(Sample.terms()))));

        await().atMost(RunningStack.PATIENCE).until(() -> delayed(stack) == DOCUMENTS.size());
        assertThat(about(stack, sender, Topics.AUTHENTICATION_EXPIRED)).hasSize(1);
        assertThat(stack.mailFor(READER)).isEmpty();

        assertThat(stack.save(sender, AUTHOR, "changed at the provider")).matches(SettingsApi.Answer::isSaved);

        DOCUMENTS.forEach(id -> assertThat(stack.awaitFinal(id).topic()).isEqualTo(Topics.DOCUMENT_SENT));
        assertThat(messageIds(stack))
                .containsExactlyInAnyOrderElementsOf(DOCUMENTS.stream()
                        .map(id -> stack.awaitFinal(id).json().path("messageId").asText())
                        .toList());
        await().atMost(RunningStack.PATIENCE)
                .until(() ->
                        !about(stack, sender, Topics.AUTHENTICATION_RESTORED).isEmpty());
        assertThat(Stream.of(Topics.AUTHENTICATION_EXPIRED, Topics.AUTHENTICATION_RESTORED)
                        .flatMap(topic -> about(stack, sender, topic).stream())
                        .map(event -> event.json().path("episodeId").asText())
                        .distinct())
                .hasSize(1);
    }

    private static long delayed(RunningStack stack) {
        return DOCUMENTS.stream()
                .filter(id -> stack.eventsOf(id).stream()
                        .anyMatch(event -> event.json().path("reason").asText().equals("AUTHENTICATION_EXPIRED")))
                .count();
    }

    private static List<Outcome> about(RunningStack stack, SenderKey sender, String topic) {
        return stack.outcomes().seen().stream()
                .filter(event -> event.topic().equals(topic) && event.key().equals(sender.toString()))
                .toList();
    }

    private static List<String> messageIds(RunningStack stack) {
        return stack.mailFor(READER).stream()
                .map(message ->
                        ParsedMail.of(message.content()).header("Message-ID").strip())
                .toList();
    }
}
