package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.embedded.sink.MailSink;
import dev.facteur.embedded.sink.Taken;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.SenderKey;
import dev.facteur.model.document.OnUncertain;
import dev.facteur.model.document.SendDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;

/** Several dispatch-services that share the work, and servers that count what they are given. */
final class Instances implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String READERS = "@reader.example";

    private final Bench bench;
    private final MailSink relay = MailSink.cleartext();
    private final MailSink mailboxServer;
    private final Mailboxes mailboxes;
    private final Requests requests;
    private final Outcomes outcomes;

    private Instances(Bench bench) {
        this.bench = bench;
        this.mailboxServer = MailSink.tls(bench.mail().authority().issue("localhost"), Duration.ZERO);
        this.mailboxes = new Mailboxes(bench.bootstrapServers());
        this.requests = new Requests(bench.bootstrapServers());
        this.outcomes = Outcomes.follow(bench.bootstrapServers(), _ -> {});
    }

    static Instances startWithout() {
        Path root = Path.of(System.getProperty("facteur.root"));
        Path logs = root.resolve("deploy/local/target/log/instances");
        try {
            return new Instances(Bench.start(root, Files.createTempDirectory("facteur-instances-"), logs));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts one and returns when it is ready. */
    ServiceProcess start(int number) {
        return bench.startDispatch(
                number,
                Map.of(
                        "facteur.relay.port", Integer.toString(relay.port()),
                        "facteur.network.allowed-ports", Integer.toString(mailboxServer.port()),
                        "quarkus.rest-client.settings.url", mailboxes.url()));
    }

    MailSink relay() {
        return relay;
    }

    MailSink mailboxServer() {
        return mailboxServer;
    }

    /** Senders whose mailboxes are at the server that counts. */
    List<SenderKey> mailboxes(String name, int count) {
        return mailboxes.open(name, count, mailboxServer.port());
    }

    /** Publishes a request whose reader bears its name. */
    void publish(String requestId, SenderKey sender, OnUncertain onUncertain) {
        SendDocument letter = Sample.letter(
                requestId,
                sender,
                List.of(NamedAddress.of(requestId + READERS)),
                "Facture F-2026-0042",
                "Bonjour",
                Optional.empty(),
                List.of());
        requests.publish(new SendDocument(
                letter.requestId(),
                letter.tenantId(),
                letter.senderId(),
                Optional.of(Sample.RELAY_AUTHOR),
                letter.to(),
                letter.cc(),
                letter.bcc(),
                letter.replyTo(),
                letter.subject(),
                letter.text(),
                letter.html(),
                letter.attachments(),
                letter.document(),
                letter.notBefore(),
                letter.expiresAt(),
                onUncertain));
    }

    Outcome awaitFinal(String requestId) {
        return outcomes.awaitFinal(requestId, PATIENCE)
                .orElseThrow(() -> new AssertionError("No outcome of " + requestId + " within " + PATIENCE));
    }

    /** How many mails arrived of each of these requests; 0 where none did. */
    Map<String, Integer> mailsOf(Collection<String> requestIds) {
        Map<String, Integer> mails = new HashMap<>();
        requestIds.forEach(id -> mails.put(id, 0));
        arrived(relay).forEach(id -> mails.computeIfPresent(id, (_, count) -> count + 1));
        arrived(mailboxServer).forEach(id -> mails.computeIfPresent(id, (_, count) -> count + 1));
        return mails;
    }

    /** The requests of what arrived, in its order, repeats among it. */
    static List<String> arrived(MailSink sink) {
        return sink.taken().stream()
                .map(Taken::recipients)
                .map(List::getFirst)
                .map(recipient -> recipient.replace(READERS, ""))
                .toList();
    }

    /** How many requests are in a state, such as {@code owner is not null}. */
    int countInLedger(String condition) {
        try (Connection ledger = bench.ledger();
                Statement statement = ledger.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from delivery where " + condition)) {
            assertThat(rows.next()).isTrue();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** How many processes the brokers hold for members of the group. */
    int members() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bench.bootstrapServers()))) {
            return admin
                    .describeConsumerGroups(List.of("dispatch-service"))
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join()
                    .values()
                    .stream()
                    .mapToInt(group -> group.members().size())
                    .sum();
        }
    }

    @Override
    public void close() {
        requests.close();
        outcomes.close();
        bench.close();
        mailboxes.close();
        relay.close();
        mailboxServer.close();
    }
}
