package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facteur.embedded.ReceivedMessage;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.Topics;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Dispatch ends in the middle of its work and comes back: nothing is lost. */
@ExtendWith(StackExtension.class)
class RestartIT {
    private static final int DOCUMENTS = 200;
    private static final int BEFORE = 40;

    @Test
    void allArriveOnceThoughDispatchIsRestartedInTheMiddle(RunningStack stack) {
        NamedAddress reader = NamedAddress.of("restart.reader@societe-cliente.example");
        publishAll(stack, "restart", reader);
        await().atMost(RunningStack.PATIENCE).until(() -> stack.mailFor(reader).size() >= BEFORE);

        stack.stack().dispatch().restart();

        awaitAllSent(stack, "restart");
        assertThat(messageIds(stack, reader)).hasSize(DOCUMENTS);
        assertThat(stack.mailFor(reader)).hasSize(DOCUMENTS);
    }

    @Test
    void noneIsLostThoughDispatchIsKilledInTheMiddle(RunningStack stack) {
        NamedAddress reader = NamedAddress.of("kill.reader@societe-cliente.example");
        publishAll(stack, "kill", reader);
        await().atMost(RunningStack.PATIENCE).until(() -> stack.mailFor(reader).size() >= BEFORE);

        stack.stack().dispatch().kill();
        stack.stack().dispatch().restart();

        awaitAllSent(stack, "kill");
        // A repeat is allowed for what was in flight; it bears the same Message-ID.
        assertThat(messageIds(stack, reader)).hasSize(DOCUMENTS);
    }

    private static void publishAll(RunningStack stack, String prefix, NamedAddress reader) {
        IntStream.range(0, DOCUMENTS)
                .mapToObj(i -> Sample.request(prefix + "-" + i, Sample.RELAY_SENDER, reader, List.of(Sample.terms())))
                .forEach(stack.requests()::publish);
    }

    private static void awaitAllSent(RunningStack stack, String prefix) {
        IntStream.range(0, DOCUMENTS)
                .mapToObj(i -> stack.awaitFinal(prefix + "-" + i))
                .forEach(outcome -> assertThat(outcome.topic()).isEqualTo(Topics.DOCUMENT_SENT));
    }

    private static Set<String> messageIds(RunningStack stack, NamedAddress reader) {
        return stack.mailFor(reader).stream()
                .map(ReceivedMessage::content)
                .map(ParsedMail::of)
                .map(mail -> mail.header("Message-ID").strip())
                .collect(Collectors.toSet());
    }
}
