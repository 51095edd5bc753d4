package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facteur.embedded.Database;
import dev.facteur.embedded.FreePort;
import dev.facteur.model.FacteurJson;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.SenderKey;
import dev.facteur.model.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code ./deploy/rotate-keys} beside a running stack, whose settings-service is there twice and rotates twice. */
@ExtendWith(StackExtension.class)
class KeyRotationIT {
    private static final ObjectMapper JSON = FacteurJson.newMapper();
    private static final NamedAddress READER = NamedAddress.of("rotation.reader@societe-cliente.example");
    private static final int PEOPLE = 20;

    /** So often, and in so small steps, that the two are at it at the same time. */
    private static final Map<String, String> EAGER = Map.of(
            "facteur.encryption.reload-every", "1s",
            "facteur.encryption.rotate-every", "1s",
            "facteur.encryption.rotate-batch", "3");

    @Test
    void twoReplicasChangeTheKeysAndEverySecretIsStillRead(RunningStack stack) throws Exception {
        List<SenderKey> people = IntStream.range(0, PEOPLE)
                .mapToObj(number -> stack.connectMailbox(
                        "rotation." + number,
                        NamedAddress.of("rotation.%d@ebenisterie-dupond.example".formatted(number), "Somebody")))
                .toList();
        long all = secrets(stack);
        long old = keys(stack).getFirst();
        stack.stack().settings().close();

        int first = FreePort.take();
        int second = FreePort.take();
        String name = "settings-service-rotating-";
        try (var _ = stack.stack().startSettingsReplica(name + 1, first, EAGER);
                var _ = stack.stack().startSettingsReplica(name + 2, second, EAGER)) {
            assertThat(rotateKeys(stack)).contains("(encrypts)", "then --remove-old");

            await().atMost(RunningStack.PATIENCE).untilAsserted(() -> {
                assertThat(keys(stack)).hasSize(1).doesNotContain(old);
                assertThat(well(first, "secrets with the primary key")).isEqualTo(all);
                assertThat(well(second, "secrets with the primary key")).isEqualTo(all);
            });

            assertThat(rotateKeys(stack, "--remove-old")).contains("(encrypts)").doesNotContain(",");
            await().atMost(RunningStack.PATIENCE).untilAsserted(() -> {
                assertThat(well(first, "primary key")).isEqualTo(keys(stack).getFirst());
                assertThat(well(second, "primary key")).isEqualTo(keys(stack).getFirst());
            });
            assertThat(well(first, "secrets with a key that is missing")).isZero();
        } finally {
            stack.stack().settings().restart();
        }

        assertThat(secrets(stack)).isEqualTo(all);
        for (int number = 0; number < PEOPLE; number++) {
            Outcome outcome = stack.send(
                    Sample.request("rotation-" + number, people.get(number), READER, List.of(Sample.terms())));
            assertThat(outcome.topic()).isEqualTo(Topics.DOCUMENT_SENT);
        }
    }

    private static long secrets(RunningStack stack) throws SQLException {
        return numbers(
                        stack,
                        "select (select count(*) from secret) + (select count(*) from consent)"
                                + " + (select count(*) from revocation)")
                .getFirst();
    }

    private static List<Long> keys(RunningStack stack) throws SQLException {
        return numbers(stack, "select distinct key_id from secret");
    }

    private static List<Long> numbers(RunningStack stack, String query) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        stack.stack().jdbcUrl(Database.SETTINGS),
                        Database.SETTINGS.username(),
                        Database.SETTINGS.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            List<Long> numbers = new ArrayList<>();
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
            return numbers;
        }
    }

    /** What a replica says of its keys. */
    private static long well(int port, String what) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI health = URI.create("http://localhost:%d/q/health/well".formatted(port));
            String answer = client.send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            for (JsonNode check : JSON.readTree(answer).path("checks")) {
                if (check.path("name").asText().equals("encryption keyset")) {
                    return check.path("data").path(what).asLong(-1);
                }
            }
            return -1;
        }
    }

    /** As the script calls it. */
    private static String rotateKeys(RunningStack stack, String... more) {
        String[] arguments = Stream.concat(
                        Stream.of(stack.stack().settingsKeyset().toString()), Stream.of(more))
                .toArray(String[]::new);
        Path work = stack.stack().settingsKeyset().resolveSibling("");
        try (var command =
                LaunchedCommand.start(RotateKeys.class, work, stack.stack().ports(), arguments)) {
            assertThat(command.awaitEnd()).as(command.output()).isZero();
            return command.output();
        }
    }
}
