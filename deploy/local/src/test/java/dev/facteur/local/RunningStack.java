package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.facteur.embedded.EmbeddedMail;
import dev.facteur.embedded.Reaper;
import dev.facteur.embedded.ReceivedMessage;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.document.SendDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The stack that the end-to-end tests share, with what each of them does to it. */
final class RunningStack implements AutoCloseable {
    static final String PASSWORD = "correct horse";
    static final Duration PATIENCE = Duration.ofMinutes(1);
    static final Path LOGS = Path.of(System.getProperty("facteur.root"), "deploy/local/target/log/end-to-end");

    private final Reaper reaper;
    private final Stack stack;
    private final Outcomes outcomes;
    private final Requests requests;
    private final OtlpCollector collector;

    private RunningStack(Reaper reaper, Stack stack, OtlpCollector collector) {
        this.collector = collector;
        this.reaper = reaper;
        this.stack = stack;
        this.outcomes = Outcomes.follow(stack.bootstrapServers(), _ -> {});
        this.requests = new Requests(stack.bootstrapServers());
    }

    static RunningStack start() {
        OtlpCollector collector = OtlpCollector.start();
        Path root = Path.of(System.getProperty("facteur.root"));
        PartsLog.writeTo(LOGS.resolve("embedded-parts.log"));
        StackSetup setup =
                new StackSetup(Ports.free(), root, temporaryDirectory(), LOGS, false, asInProduction(collector));
        Reaper reaper = Reaper.of(setup.work());
        try (Progress progress = new PlainProgress(Terminal.standard(Map.of()))) {
            return new RunningStack(reaper, Stack.start(setup, reaper, progress), collector);
        } catch (RuntimeException failed) {
            reaper.close();
            collector.close();
            throw failed;
        }
    }

    /** Watched as an operator would: logs in JSON, and a collector of traces. */
    private static Map<String, String> asInProduction(OtlpCollector collector) {
        return Map.of(
                "quarkus.log.console.json.enabled", "true",
                "quarkus.otel.sdk.disabled", "false",
                "quarkus.otel.exporter.otlp.protocol", "http/protobuf",
                "quarkus.otel.exporter.otlp.endpoint", collector.endpoint(),
                "quarkus.otel.bsp.schedule.delay", "PT0.5S");
    }

    OtlpCollector collector() {
        return collector;
    }

    Stack stack() {
        return stack;
    }

    EmbeddedMail mail() {
        return stack.mail();
    }

    Outcomes outcomes() {
        return outcomes;
    }

    Requests requests() {
        return requests;
    }

    /** A person of their own for a test, with a mailbox chosen as the method. */
    SenderKey connectMailbox(String senderId, NamedAddress author) {
        SenderKey sender = new SenderKey(Sample.TENANT, new SenderId(senderId));
        mail().addUser(author.address().value(), PASSWORD);
        try (var watch = new ProfileWatch(stack.bootstrapServers())) {
            assertThat(save(sender, author, PASSWORD)).matches(SettingsApi.Answer::isSaved);
            assertThat(watch.awaitRead(sender, PATIENCE)).isTrue();
        }
        return sender;
    }

    /** A person of their own for a test, with an account at Google ({@code gmail}) or Microsoft as the method. */
    SenderKey connectAccount(String senderId, String provider, String account) {
        SenderKey sender = new SenderKey(Sample.TENANT, new SenderId(senderId));
        mail().addUser(account, PASSWORD);
        try (var watch = new ProfileWatch(stack.bootstrapServers())) {
            assertThat(consent(sender, provider, account)).isEqualTo("CONNECTED");
            assertThat(watch.awaitRead(sender, PATIENCE)).isTrue();
        }
        return sender;
    }

    /** How it ended. */
    String consent(SenderKey sender, String provider, String account) {
        return new Consenting(stack.settingsApi(sender), provider).grantAs(account);
    }

    /** The user's switch of a provider, as the API shows it. */
    JsonNode connection(SenderKey sender, String provider) {
        for (JsonNode connection : stack.settingsApi(sender).connections().json()) {
            if (connection.path("provider").asText().equals(provider)) {
                return connection;
            }
        }
        throw new AssertionError("No connection " + provider);
    }

    /** What was said of a sender, oldest first. */
    List<Outcome> about(SenderKey sender, String topic) {
        return outcomes.seen().stream()
                .filter(event -> event.topic().equals(topic) && event.key().equals(sender.toString()))
                .toList();
    }

    SettingsApi.Answer save(SenderKey sender, NamedAddress author, String password) {
        return stack.settingsApi(sender)
                .save(new SettingsApi.Mailbox(
                        author, mail().host(), mail().submissionPort(), mail().imapsPort(), password));
    }

    /** Publishes and waits for the end. */
    Outcome send(SendDocument request) {
        requests.publish(request);
        return awaitFinal(request.requestId().value());
    }

    Outcome awaitFinal(String requestId) {
        return outcomes.awaitFinal(requestId, PATIENCE)
                .orElseThrow(() -> new AssertionError("No outcome of " + requestId + " within " + PATIENCE));
    }

    /** All events about a request, oldest first. */
    List<Outcome> eventsOf(String requestId) {
        return outcomes.seen().stream()
                .filter(outcome -> outcome.requestId().filter(requestId::equals).isPresent())
                .toList();
    }

    List<ReceivedMessage> mailFor(NamedAddress reader) {
        return mail().receivedFor(reader.address().value());
    }

    @Override
    public void close() {
        requests.close();
        outcomes.close();
        stack.close();
        reaper.close();
        collector.close();
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("facteur-end-to-end-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
