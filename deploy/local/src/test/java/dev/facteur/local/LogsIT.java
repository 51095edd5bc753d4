package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.SenderKey;
import dev.facteur.model.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the services write while they work, and something goes wrong: for machines to read, about nobody. */
@ExtendWith(StackExtension.class)
class LogsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final NamedAddress AUTHOR =
            NamedAddress.of("logged.person@ebenisterie-dupond.example", "Paul Écrit");
    private static final NamedAddress LOCKED =
            NamedAddress.of("logged.locked@ebenisterie-dupond.example", "Léa Fermée");
    private static final NamedAddress READER = NamedAddress.of("logged.reader@societe-cliente.example");

    @Test
    void everyLineIsJsonAndNamesNobody(RunningStack stack) throws Exception {
        SenderKey sender = stack.connectMailbox("logged.person", AUTHOR);
        stack.mail().rules().rejectRecipient(READER.address().value());
        assertThat(stack.send(Sample.request("logged-refused", sender, READER, List.of()))
                        .topic())
                .isEqualTo(Topics.DELIVERY_FAILED);
        assertThat(stack.save(sender, AUTHOR, "wrong").status()).isEqualTo(422);
        SenderKey locked = stack.connectMailbox("logged.locked", LOCKED);
        stack.mail().addUser(LOCKED.address().value(), "changed");
        stack.requests().publish(Sample.request("logged-waits", locked, Sample.CUSTOMER, List.of()));
        await().atMost(RunningStack.PATIENCE)
                .until(() -> !stack.about(locked, Topics.AUTHENTICATION_EXPIRED).isEmpty());
        stack.requests().publish(sender.toString(), new byte[] {'{', '"', 0});

        await().atMost(RunningStack.PATIENCE)
                .until(() -> lines(Part.DISPATCH).stream().anyMatch(line -> line.contains("put aside")));
        for (Part service : List.of(Part.SETTINGS, Part.DISPATCH)) {
            assertThat(lines(service)).isNotEmpty().allSatisfy(line -> {
                JsonNode entry = entry(line);
                assertThat(entry.path("timestamp").asText()).isNotBlank();
                assertThat(entry.path("level").asText()).isNotBlank();
                assertThat(entry.path("service").asText()).isEqualTo(service.title());
                // Also those that other tests have brought: no address at all.
                assertThat(line)
                        .doesNotContain("logged.person@")
                        .doesNotContain("logged.locked@")
                        .doesNotContain("logged.reader")
                        .doesNotContainPattern("[a-z0-9]@[a-z0-9-]+\\.(example|org|fr)");
            });
        }
    }

    private static List<String> lines(Part service) {
        Path log = RunningStack.LOGS.resolve(service.title() + ".log");
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode entry(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException noJson) {
            throw new AssertionError("no JSON: " + line, noJson);
        }
    }
}
