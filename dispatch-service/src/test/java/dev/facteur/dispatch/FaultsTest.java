package dev.facteur.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facteur.dispatch.testsupport.FaultyServer;
import dev.facteur.dispatch.testsupport.FaultyServer.Stage;
import dev.facteur.dispatch.testsupport.FaultyServer.Taken;
import dev.facteur.dispatch.testsupport.FaultyServer.Trouble;
import dev.facteur.dispatch.testsupport.FaultyServers;
import dev.facteur.dispatch.testsupport.FileServer;
import dev.facteur.embedded.ServerIdentity;
import dev.facteur.model.Topics;
import dev.facteur.model.document.OnUncertain;
import dev.facteur.model.outcome.DeliveryFailed;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.outcome.FailureCause;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A server is in trouble once, at any stage of the conversation: how often its mail comes, and what is told of it. All
 * troubles are had at the same time, each at a server of its own; each row looks at one of them.
 */
@QuarkusTest
@TestProfile(ShortTimes.class)
class FaultsTest extends WholeService {
    /** More than the sockets between us and the server can hold. */
    private static final byte[] LARGE_FILE = new byte[8_000_000];

    private static final Map<Row, Case> CASES = new LinkedHashMap<>();

    static {
        new Random(42).nextBytes(LARGE_FILE);
    }

    @SuppressWarnings("NullAway.Init") // injected by its type
    FaultyServers servers;

    @SuppressWarnings("NullAway.Init") // injected by its type
    FileServer files;

    /** The message is not taken, and we know. */
    static Stream<Row> certain() {
        return Stream.of(
                        EnumSet.range(Stage.GREETING, Stage.DATA).stream()
                                .flatMap(stage -> Stream.of(
                                                Trouble.HANGS_UP,
                                                Trouble.RESETS,
                                                Trouble.FALLS_SILENT,
                                                Trouble.SAYS_421)
                                        .map(trouble -> held(stage, trouble))),
                        Stream.of(
                                held(Stage.GREETING, Trouble.DRIPS),
                                held(Stage.MAIL, Trouble.HALF_CLOSES),
                                held(Stage.RCPT, Trouble.DRIPS_FOR_EVER),
                                held(Stage.CONTENT, Trouble.HANGS_UP),
                                held(Stage.CONTENT, Trouble.RESETS),
                                held(Stage.CONTENT, Trouble.FREEZES),
                                held(Stage.CONTENT, Trouble.READS_SLOWLY),
                                held(Stage.CONTENT, Trouble.SAYS_421),
                                held(Stage.FINAL_DOT, Trouble.SAYS_421)))
                .flatMap(rows -> rows);
    }

    /** The final dot is written, and no reply comes: only the server knows. */
    static Stream<Row> uncertain(OnUncertain wish) {
        return Stream.of(
                        Stream.of(Trouble.HANGS_UP, Trouble.RESETS, Trouble.FALLS_SILENT, Trouble.HALF_CLOSES)
                                .map(trouble -> new Row(Stage.FINAL_DOT, trouble, wish)),
                        Stream.of(
                                        Trouble.HANGS_UP,
                                        Trouble.RESETS,
                                        Trouble.FALLS_SILENT,
                                        Trouble.HALF_CLOSES,
                                        Trouble.DRIPS_FOR_EVER)
                                .map(trouble -> new Row(Stage.TAKEN, trouble, wish)))
                .flatMap(rows -> rows);
    }

    static Stream<Row> uncertainToBeResent() {
        return uncertain(OnUncertain.RESEND);
    }

    static Stream<Row> uncertainToBeHeld() {
        return uncertain(OnUncertain.HOLD);
    }

    /** After a message, on a connection that waits for the next one. */
    static Stream<Row> idle() {
        return Stream.of(Trouble.HANGS_UP, Trouble.RESETS, Trouble.FALLS_SILENT, Trouble.HALF_CLOSES, Trouble.SAYS_421)
                .map(trouble -> held(Stage.IDLE, trouble));
    }

    @BeforeEach
    void begin() throws Exception {
        if (CASES.isEmpty()) {
            files.serve("/bucket/large", LARGE_FILE);
            ServerIdentity identity = mail.authority().issue("localhost");
            for (Row row : Stream.of(certain(), uncertainToBeResent(), uncertainToBeHeld(), idle())
                    .flatMap(rows -> rows)
                    .toList()) {
                Case begun = new Case(
                        servers.next(identity, row.stage(), row.trouble()),
                        "s-" + UUID.randomUUID(),
                        "r-" + UUID.randomUUID());
                publishMailbox(begun.sender(), begun.server().port());
                CASES.put(row, begun);
            }
            for (Map.Entry<Row, Case> row : CASES.entrySet()) {
                awaitProfile(row.getValue().sender(), 1);
                publish(request(row.getKey(), row.getValue(), row.getValue().requestId()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("certain")
    void whatIsCertainlyNotTakenIsSentOnce(Row row) throws Exception {
        Case begun = begun(row);

        awaitEvent(Topics.DOCUMENT_SENT, begun.requestId(), DocumentSent.class);
        assertEndedOnce(begun.requestId());
        assertThat(begun.server().taken()).hasSize(1);
        assertThat(begun.server().hasTroubleAhead()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("uncertainToBeResent")
    void whatMayBeTakenIsSentAgainWithTheSameBytes(Row row) throws Exception {
        Case begun = begun(row);

        DocumentSent sent = awaitEvent(Topics.DOCUMENT_SENT, begun.requestId(), DocumentSent.class);
        assertEndedOnce(begun.requestId());
        assertThat(sent.attempts()).isEqualTo(2);
        List<Taken> taken = begun.server().taken();
        assertThat(taken).hasSize(row.stage() == Stage.TAKEN ? 2 : 1);
        assertThat(taken).extracting(Taken::text).containsOnly(taken.getFirst().text());
    }

    @ParameterizedTest
    @MethodSource("uncertainToBeHeld")
    void whatMayBeTakenIsHeldIfTheRequestSaysSo(Row row) throws Exception {
        Case begun = begun(row);

        DeliveryFailed failed = awaitEvent(Topics.DELIVERY_FAILED, begun.requestId(), DeliveryFailed.class);
        assertThat(failed.cause()).isEqualTo(FailureCause.UNCERTAIN);
        assertEndedOnce(begun.requestId());
        assertThat(begun.server().taken()).hasSize(row.stage() == Stage.TAKEN ? 1 : 0);
    }

    @ParameterizedTest
    @MethodSource("idle")
    void anIdleConnectionThatEndsIsNoFailure(Row row) throws Exception {
        Case begun = begun(row);
        awaitEvent(Topics.DOCUMENT_SENT, begun.requestId(), DocumentSent.class);
        await().atMost(SOON).until(() -> !begun.server().hasTroubleAhead());

        String next = "r-" + UUID.randomUUID();
        publish(request(row, begun, next));

        DocumentSent sent = awaitEvent(Topics.DOCUMENT_SENT, next, DocumentSent.class);
        assertEndedOnce(next);
        assertThat(sent.attempts()).isEqualTo(1);
        assertThat(begun.server().taken()).hasSize(2);
    }

    private static Row held(Stage stage, Trouble trouble) {
        return new Row(stage, trouble, OnUncertain.HOLD);
    }

    private static Case begun(Row row) {
        return Objects.requireNonNull(CASES.get(row));
    }

    private static byte[] request(Row row, Case begun, String requestId) throws Exception {
        String file = row.stage() == Stage.CONTENT
                ? "\"url\":\"s3://bucket/large\",\"size\":%d,\"sha256\":\"%s\""
                        .formatted(
                                LARGE_FILE.length,
                                HexFormat.of()
                                        .formatHex(MessageDigest.getInstance("SHA-256")
                                                .digest(LARGE_FILE)))
                : "\"content\":\"JVBERi0xLjc=\"";
        return """
                {"requestId":"%s","tenantId":"acme","senderId":"%s","onUncertain":"%s",
                 "to":[{"address":"client@example.org"},{"address":"other@example.org"}],
                 "subject":"Facture n° 1","text":"Bonjour",
                 "attachments":[{"fileName":"f.pdf","contentType":"application/pdf",%s}]}""".formatted(requestId, begun.sender(), row.onUncertain(), file).getBytes(StandardCharsets.UTF_8);
    }

    record Row(Stage stage, Trouble trouble, OnUncertain onUncertain) {
        @Override
        public String toString() {
            return stage + " " + trouble;
        }
    }

    record Case(FaultyServer server, String sender, String requestId) {}
}
