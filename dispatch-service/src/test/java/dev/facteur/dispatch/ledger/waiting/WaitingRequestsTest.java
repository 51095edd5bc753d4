package dev.facteur.dispatch.ledger.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.dispatch.intake.gate.IntakeGate;
import dev.facteur.dispatch.ledger.Claim;
import dev.facteur.dispatch.ledger.DispatcherLease;
import dev.facteur.dispatch.ledger.claiming.Candidate;
import dev.facteur.dispatch.ledger.claiming.ClaimResult;
import dev.facteur.dispatch.ledger.claiming.Ledger;
import dev.facteur.dispatch.ledger.settling.Settlement;
import dev.facteur.dispatch.ledger.settling.Settlements;
import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.TenantId;
import dev.facteur.model.document.SendDocument;
import dev.facteur.model.outcome.DelayReason;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What waits in the ledger, on a real PostgreSQL. Another process is a row in the table of processes. */
@QuarkusTest
class WaitingRequestsTest {
    private static final byte[] PAYLOAD = "{}".getBytes(StandardCharsets.UTF_8);
    private static final Instant PAST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant FUTURE = Instant.parse("2100-01-01T00:00:00Z");

    @Inject
    Ledger ledger;

    @Inject
    Settlements settlements;

    @Inject
    WaitingRequests testSubject;

    @Inject
    AbandonedRequests abandoned;

    @Inject
    DataSource dataSource;

    @Inject
    IntakeGate gate;

    @Inject
    DispatcherLease lease;

    private final String id = UUID.randomUUID().toString();
    private final String server = "smtp-" + id + ":587 STARTTLS";
    private final SenderKey sender = new SenderKey(new TenantId("acme"), new SenderId("s-" + id));

    @BeforeEach
    void keepTheServiceFromTakingWhatIsDue() {
        gate.close();
    }

    @AfterEach
    void letItGoOn() {
        gate.open();
    }

    @Test
    void whatIsDueIsTakenByItsTimeAndThenInTheOrderItWasAskedFor() throws Exception {
        // Given
        Claim first = claim("1");
        Claim second = claim("2");
        Claim third = claim("3");
        park(third, DelayReason.THROTTLED, PAST);
        park(second, DelayReason.THROTTLED, PAST);
        park(first, DelayReason.THROTTLED, PAST.plusSeconds(1));

        // When / Then
        assertThat(take(List.of(), List.of())).containsExactly("2", "3", "1");
    }

    @Test
    void nothingIsTakenForAServerOrASenderThatIsClosed() throws Exception {
        // Given
        park(claim("1"), DelayReason.SERVER_UNREACHABLE, PAST);

        // When / Then
        assertThat(take(List.of(server), List.of())).isEmpty();
        assertThat(take(List.of(), List.of(sender.toString()))).isEmpty();
        assertThat(take(List.of("another"), List.of())).containsExactly("1");
    }

    @Test
    void whoWaitsForAServerToTakeMoreIsTakenAtOnceAfterChoosingAnother() throws Exception {
        // Given
        park(claim("1"), DelayReason.THROTTLED, PAST);
        List<String> paused = List.of(sender + " " + server);
        assertThat(take(List.of(), paused)).isEmpty();

        // When: the profile has changed
        testSubject.release(sender);

        // Then
        assertThat(take(List.of(), paused)).containsExactly("1");
    }

    @Test
    void whatAnotherProcessDrainsIsLeftToItUntilItIsGone() throws Exception {
        // Given
        park(claim("1"), DelayReason.THROTTLED, PAST);
        UUID other = UUID.randomUUID();
        update("insert into dispatcher (id, alive_until) values ('%s', now() + interval '1 hour')".formatted(other));
        update("update delivery set drained_by = '%s' where sender_id = '%s'".formatted(other, sender.senderId()));

        // When
        abandoned.adopt();
        List<String> whileItLives = take(List.of(), List.of());
        update("update dispatcher set alive_until = now() where id = '%s'".formatted(other));
        abandoned.adopt();

        // Then
        assertThat(whileItLives).isEmpty();
        assertThat(take(List.of(), List.of())).containsExactly("1");
    }

    @Test
    void whatWeAreAtIsNotLostAlthoughOurLeaseSeemsToHaveEnded() throws Exception {
        // Given
        park(claim("1"), DelayReason.THROTTLED, PAST);
        assertThat(take(List.of(), List.of())).containsExactly("1");

        // When / Then: again and again, for the lease is renewed in between
        for (int i = 0; i < 5; i++) {
            update("update dispatcher set alive_until = now() - interval '1 second'");
            assertThat(take(List.of(), List.of())).isEmpty();
        }
    }

    @Test
    void whatCannotBeDecryptedStaysAsItIsAndHoldsNobodyUp() throws Exception {
        // Given
        park(claim("1"), DelayReason.THROTTLED, PAST);
        park(claim("2"), DelayReason.THROTTLED, PAST);
        update("update delivery set payload = 'of another keyset' where request_id = '%s-1'".formatted(id));

        // When
        List<String> taken = take(List.of(), List.of());

        // Then
        assertThat(taken).containsExactly("2");
        update("update delivery set owner = gen_random_uuid() where request_id = '%s-1' and payload is not null"
                .formatted(id));
    }

    @Test
    void aServerThatIsBackMakesDueWhatWaitsForIt() throws Exception {
        // Given
        park(claim("1"), DelayReason.SERVER_UNREACHABLE, FUTURE);
        park(claim("2"), DelayReason.RETRY, FUTURE);

        // When
        testSubject.releaseServer(server);

        // Then
        assertThat(take(List.of(), List.of())).containsExactly("1");
    }

    @Test
    void whatWaitsForItsTurnGoesInFrontOfNewOnes() throws Exception {
        // Given
        park(claim("1"), DelayReason.THROTTLED, FUTURE);

        // When / Then
        assertThat(testSubject.inFront(List.of(sender)))
                .containsEntry(sender, new WaitingInFront(DelayReason.THROTTLED, Optional.of(FUTURE), lease.id()));
    }

    @Test
    void whatAnotherProcessHasUnderWayGoesInFrontOfNewOnes() throws Exception {
        // Given: a rebalance has just brought us the sender
        UUID other = UUID.randomUUID();
        update("insert into dispatcher (id, alive_until) values ('%s', now() + interval '1 hour')".formatted(other));
        claim("1");
        update("update delivery set owner = '%s' where request_id = '%s-1'".formatted(other, id));

        // When / Then
        assertThat(testSubject.inFront(List.of(sender)))
                .containsEntry(sender, new WaitingInFront(DelayReason.THROTTLED, Optional.empty(), other));
        update("update dispatcher set alive_until = now() where id = '%s'".formatted(other));
        assertThat(testSubject.inFront(List.of(sender))).isEmpty();
        update("update delivery set owner = '%s' where request_id = '%s-1'".formatted(lease.id(), id));
        assertThat(testSubject.inFront(List.of(sender))).isEmpty();
    }

    @Test
    void whatNobodyEverDrainedIsAdoptedToo() throws Exception {
        // Given
        park(claim("1"), DelayReason.THROTTLED, PAST);
        update("update delivery set drained_by = null where sender_id = '%s'".formatted(sender.senderId()));

        // When
        int adopted = abandoned.adopt();

        // Then
        assertThat(adopted).isPositive();
        assertThat(take(List.of(), List.of())).containsExactly("1");
    }

    @Test
    void whatIsLeftToAnotherProcessIsNotTakenByUs() throws Exception {
        // Given
        UUID other = UUID.randomUUID();
        update("insert into dispatcher (id, alive_until) values ('%s', now() + interval '1 hour')".formatted(other));
        park(claim("1"), DelayReason.THROTTLED, PAST);
        settlements
                .settle(parked(claim("2"), DelayReason.THROTTLED, PAST).leftTo(other))
                .join();

        // When / Then
        assertThat(take(List.of(), List.of())).containsExactly("1");
        update("update dispatcher set alive_until = now() where id = '%s'".formatted(other));
        abandoned.adopt();
        assertThat(take(List.of(), List.of())).containsExactly("2");
    }

    @Test
    void itIsToldWhenSomethingWasMadeDueAtOnce() throws Exception {
        // Given
        park(claim("1"), DelayReason.RETRY, FUTURE);
        AtomicInteger told = new AtomicInteger();
        testSubject.onRelease(told::incrementAndGet);

        // When
        testSubject.release(sender);
        testSubject.releaseServer(server);

        // Then
        assertThat(told).hasValue(2);
    }

    @Test
    void whatWaitsForAReasonOfItsOwnHoldsNobodyUp() throws Exception {
        // Given
        park(claim("1"), DelayReason.RETRY, FUTURE);
        park(claim("2"), DelayReason.SCHEDULED, FUTURE);

        // When / Then
        assertThat(testSubject.inFront(List.of(sender))).isEmpty();
    }

    private List<String> take(List<String> closedServers, List<String> closedSenders) throws Exception {
        return testSubject.takeDue(1000, closedServers, closedSenders).stream()
                .map(due -> due.claim().requestId().value())
                .filter(requestId -> requestId.startsWith(id))
                .map(requestId -> requestId.substring(id.length() + 1))
                .toList();
    }

    private Claim claim(String name) throws Exception {
        SendDocument request = SendDocument.builder()
                .requestId(id + "-" + name)
                .sender("acme", sender.senderId().value())
                .to("client@example.org", "Client")
                .subject("Facture")
                .text("Bonjour")
                .build();
        return ((ClaimResult.Claimed)
                        ledger.claim(List.of(new Candidate(request, PAYLOAD))).getFirst())
                .claim();
    }

    private void park(Claim claim, DelayReason reason, Instant due) {
        settlements.settle(parked(claim, reason, due)).join();
    }

    private Settlement parked(Claim claim, DelayReason reason, Instant due) {
        return Settlement.parked(
                        claim, reason, Optional.of(due), Optional.empty(), Optional.empty(), PAYLOAD, Optional.empty())
                .forServer(server);
    }

    private void update(String sql) throws Exception {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            assertThat(statement.executeUpdate()).isPositive();
        }
    }
}
