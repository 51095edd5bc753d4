package dev.facteur.dispatch.sentcopy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.dispatch.compose.ComposedMessage;
import dev.facteur.dispatch.compose.Content;
import dev.facteur.dispatch.compose.SenderIdentity;
import dev.facteur.dispatch.ledger.Claim;
import dev.facteur.dispatch.ledger.DeliveryState;
import dev.facteur.dispatch.ledger.claiming.Candidate;
import dev.facteur.dispatch.ledger.claiming.ClaimResult;
import dev.facteur.dispatch.ledger.claiming.Ledger;
import dev.facteur.dispatch.ledger.settling.Settlement;
import dev.facteur.dispatch.ledger.settling.Settlements;
import dev.facteur.dispatch.sentcopy.imap.MessageToFile;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.document.SendDocument;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.outcome.SentCopy;
import dev.facteur.model.sender.Authentication;
import dev.facteur.model.sender.Connection;
import dev.facteur.model.sender.HostName;
import dev.facteur.model.sender.ImapServer;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.model.sender.SendingMethod;
import dev.facteur.model.sender.SmtpServer;
import dev.facteur.model.sender.TransportSecurity;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The copies on a real PostgreSQL. A process that was lost is played by changing the owner of its rows. */
@QuarkusTest
class PendingCopiesTest {
    private static final byte[] CONTENT = "Subject: Facture\r\n\r\nBonjour\r\n".getBytes(StandardCharsets.UTF_8);

    @Inject
    Ledger ledger;

    @Inject
    Settlements settlements;

    @Inject
    SentCopies copies;

    @Inject
    PendingCopies pending;

    @Inject
    FailedCopies failed;

    @Inject
    Scheduler scheduler;

    @Inject
    DataSource dataSource;

    private final String sender = "s-" + UUID.randomUUID();

    /** The service would take the copies from under our eyes. */
    @BeforeEach
    void pauseTheService() {
        scheduler.pause();
    }

    @AfterEach
    void resumeTheService() {
        scheduler.resume();
    }

    @Test
    void aCopyCountsFromTheMomentWhenItsMailIsSent() throws Exception {
        // Given
        SendDocument request = request();
        Claim claim = claim(request);
        copies.prepare(request, claim, profile(), message(), Duration.ZERO);

        // When
        List<PendingCopy> before = take();
        settleAsSent(request, claim);
        List<PendingCopy> after = take();

        // Then
        assertThat(before).isEmpty();
        assertThat(after).singleElement().satisfies(copy -> {
            assertThat(copy.requestId()).isEqualTo(request.requestId());
            assertThat(copy.messageDate()).isEqualTo(claim.firstClaimedAt());
            assertThat(read(copy)).isEqualTo(CONTENT);
        });
    }

    @Test
    void aLargeMessageIsKeptInPiecesAndComesBackAsItWas() throws Exception {
        // Given
        byte[] large = new byte[3 * CopyPieces.SIZE + 5];
        new Random(42).nextBytes(large);
        SendDocument request = request();
        Claim claim = claim(request);
        copies.prepare(request, claim, profile(), message(large), Duration.ZERO);

        // When: prepared once more, as for a fresh password
        copies.prepare(request, claim, profile(), message(large), Duration.ZERO);
        settleAsSent(request, claim);
        PendingCopy copy = take().getFirst();

        // Then
        assertThat(read(copy)).isEqualTo(large);
        assertThat(pieces()).isEqualTo(3);
        pending.done(copy);
        assertThat(pieces()).isZero();
    }

    @Test
    void aCopyOfAnAttemptThatWasLostNeverCounts() throws Exception {
        // Given
        SendDocument request = request();
        copies.prepare(request, claim(request), profile(), message(), Duration.ZERO);
        update("update delivery set owner = gen_random_uuid() where sender_id = ?");
        Claim second = claim(request);

        // When
        settleAsSent(request, second);

        // Then
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(take()).isEmpty();
        update("update sent_copy set changed_at = now() - interval '1 hour' where sender_id = ?");
        failed.sweep();
        assertThat(rows()).isZero();
    }

    @Test
    void theNextAttemptsCopyReplacesThatOfOneThatWasLost() throws Exception {
        // Given
        SendDocument request = request();
        copies.prepare(request, claim(request), profile(), message(), Duration.ZERO);
        update("update delivery set owner = gen_random_uuid() where sender_id = ?");
        Claim second = claim(request);

        // When
        copies.prepare(request, second, profile(), message(), Duration.ZERO);
        settleAsSent(request, second);

        // Then
        assertThat(take()).hasSize(1);
    }

    @Test
    void nothingIsKeptForAClaimThatIsNoLongerOurs() throws Exception {
        // Given
        SendDocument request = request();
        Claim claim = claim(request);
        update("update delivery set owner = gen_random_uuid() where sender_id = ?");

        // When
        boolean isOurs = copies.prepare(request, claim, profile(), message(), Duration.ZERO);

        // Then
        assertThat(isOurs).isFalse();
        assertThat(rows()).isZero();
    }

    @Test
    void ofASenderOneCopyIsUnderWayAtATime() throws Exception {
        // Given
        sent();
        sent();

        // When
        List<PendingCopy> first = take();
        List<PendingCopy> meanwhile = take();
        pending.done(first.getFirst());
        List<PendingCopy> second = take();

        // Then
        assertThat(first).hasSize(1);
        assertThat(meanwhile).isEmpty();
        assertThat(second).hasSize(1);
        assertThat(second.getFirst().requestId()).isNotEqualTo(first.getFirst().requestId());
    }

    @Test
    void whatWeAreAtOurselvesIsNotTakenAgainWhenPostgresSeesOurLeaseAsEnded() throws Exception {
        // Given
        sent();
        sent();
        List<PendingCopy> underWay = take();

        // When
        update("update dispatcher set alive_until = now() - interval '1 second' "
                + "where id in (select owner from sent_copy where sender_id = ?)");
        List<PendingCopy> meanwhile = take();

        // Then
        assertThat(underWay).hasSize(1);
        assertThat(meanwhile).isEmpty();
    }

    @Test
    void whatALostProcessHadUnderWayIsTakenOverAndItsOwnOutcomeComesTooLate() throws Exception {
        // Given
        sent();
        PendingCopy lost = take().getFirst();
        update("update sent_copy set owner = gen_random_uuid() where sender_id = ?");

        // When
        List<PendingCopy> takenOver = take();
        boolean isWritten = pending.giveUp(lost, "too late", "{}");

        // Then
        assertThat(takenOver)
                .singleElement()
                .satisfies(copy -> assertThat(copy.attempt()).isEqualTo(2));
        assertThat(isWritten).isFalse();
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aCopyIsNotTakenBeforeItIsDueUnlessItsSenderIsReleased() throws Exception {
        // Given
        sent();
        PendingCopy copy = take().getFirst();
        pending.again(copy, Instant.now().plusSeconds(3600), "down");

        // When
        List<PendingCopy> early = take();
        copies.release(copy.sender());
        List<PendingCopy> released = take();

        // Then
        assertThat(early).isEmpty();
        assertThat(released)
                .singleElement()
                .satisfies(again -> assertThat(again.retriesSince()).isAfter(copy.retriesSince()));
    }

    private void sent() throws Exception {
        SendDocument request = request();
        Claim claim = claim(request);
        copies.prepare(request, claim, profile(), message(), Duration.ZERO);
        settleAsSent(request, claim);
    }

    private List<PendingCopy> take() throws Exception {
        return pending.take(1000).stream()
                .filter(copy -> copy.sender().senderId().value().equals(sender))
                .toList();
    }

    private SendDocument request() {
        return SendDocument.builder()
                .requestId("r-" + UUID.randomUUID())
                .sender("acme", sender)
                .to("client@example.org", "Client")
                .subject("Facture")
                .text("Bonjour")
                .build();
    }

    private Claim claim(SendDocument request) throws Exception {
        ClaimResult result =
                ledger.claim(List.of(new Candidate(request, new byte[0]))).getFirst();
        return ((ClaimResult.Claimed) result).claim();
    }

    private void settleAsSent(SendDocument request, Claim claim) {
        DocumentSent event = new DocumentSent(
                request.requestId(),
                request.tenantId(),
                request.senderId(),
                SendingMethod.MAILBOX,
                Optional.empty(),
                Optional.empty(),
                Instant.now(),
                claim.attempt(),
                address(),
                "<1@app.example>",
                Optional.empty(),
                List.of(),
                SentCopy.PENDING,
                List.of());
        assertThat(settlements
                        .settle(Settlement.ended(claim, DeliveryState.SENT, Optional.of(SendingMethod.MAILBOX), event))
                        .join())
                .isPresent();
        settlements.markReported(claim, event).join();
    }

    private ComposedMessage message() {
        return message(CONTENT);
    }

    private ComposedMessage message(byte[] content) {
        return new ComposedMessage(
                "<1@app.example>",
                SenderIdentity.ownAddress(profile(), request()),
                List.of(),
                Content.of(content),
                false);
    }

    private byte[] read(PendingCopy copy) throws Exception {
        MessageToFile message = pending.message(copy).orElseThrow();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        message.content().writeTo(bytes);
        assertThat(bytes.size()).isEqualTo((int) message.size());
        return bytes.toByteArray();
    }

    private EmailAddress address() {
        return new EmailAddress(sender + "@mail.example");
    }

    private SenderProfile profile() {
        SendDocument request = request();
        return new SenderProfile(
                request.tenantId(),
                request.senderId(),
                address(),
                Optional.empty(),
                Optional.empty(),
                SendingMethod.MAILBOX,
                Optional.of(new SmtpServer(
                        new HostName("localhost"), 587, TransportSecurity.STARTTLS, sender, Authentication.PASSWORD)),
                Optional.of(new ImapServer(
                        new HostName("localhost"),
                        993,
                        TransportSecurity.TLS,
                        sender,
                        Authentication.PASSWORD,
                        Optional.empty())),
                true,
                false,
                Connection.NONE,
                1);
    }

    private void update(String sql) throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, sender);
            assertThat(statement.executeUpdate()).isPositive();
        }
    }

    private long rows() throws Exception {
        return count("select count(*) from sent_copy where sender_id = ?");
    }

    private long pieces() throws Exception {
        return count("select count(*) from sent_copy_piece natural join sent_copy where sender_id = ?");
    }

    private long count(String query) throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(query)) {
            statement.setString(1, sender);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
