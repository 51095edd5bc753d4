package dev.facteur.dispatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.dispatch.intake.gate.IntakeGate;
import dev.facteur.dispatch.ledger.claiming.Candidate;
import dev.facteur.dispatch.ledger.claiming.ClaimResult;
import dev.facteur.dispatch.ledger.claiming.Ledger;
import dev.facteur.dispatch.ledger.settling.Settlement;
import dev.facteur.dispatch.ledger.settling.Settlements;
import dev.facteur.dispatch.ledger.waiting.WaitingRequests;
import dev.facteur.model.SenderId;
import dev.facteur.model.document.SendDocument;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.DeliveryFailed;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.WhoActs;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One request that must not be sent twice, and everything that can happen to it, in any order: it comes again, it is due, its
 * attempt ends or is lost at any point, a lost attempt is not lost after all and reports. Each number is another order.
 */
@QuarkusTest
class LedgerStatesTest {
    private static final byte[] PAYLOAD = "{}".getBytes(StandardCharsets.UTF_8);
    private static final int STEPS = 40;

    @Inject
    Ledger ledger;

    @Inject
    Settlements settlements;

    @Inject
    WaitingRequests waiting;

    @Inject
    DataSource dataSource;

    @Inject
    IntakeGate gate;

    private final String requestId = "r-" + UUID.randomUUID();
    private final List<Attempt> attempts = new ArrayList<>();
    private int sent;
    private int ended;

    static IntStream orders() {
        return IntStream.range(0, 60);
    }

    @BeforeEach
    void keepTheServiceFromTakingWhatIsDue() {
        gate.close();
    }

    @AfterEach
    void letItGoOn() {
        gate.open();
    }

    @ParameterizedTest
    @MethodSource("orders")
    void itEndsOnceAndIsSentAtMostOnce(int order) throws Exception {
        Random random = new Random(order);
        for (int i = 0; i < STEPS && ended == 0; i++) {
            step(random);
        }
        for (int i = 0; ended == 0; i++) {
            assertThat(i).as("it ends").isLessThan(10);
            loseTheOwner();
            takeUp();
            attempts.removeIf(attempt -> !attempt.equals(attempts.getLast()));
            end(attempts.getLast(), true);
        }

        assertThat(sent).isLessThanOrEqualTo(1);
        for (Attempt late : List.copyOf(attempts)) {
            end(late, true);
        }
        takeUp();
        assertThat(ended).isEqualTo(1);
        assertThat(ledger.claim(List.of(candidate())).getFirst()).isInstanceOf(ClaimResult.Repeated.class);
    }

    private void step(Random random) throws Exception {
        switch (random.nextInt(5)) {
            case 0 -> comesFromKafka();
            case 1 -> isDue();
            case 2 -> loseTheOwner();
            case 3 -> submit(random);
            default -> {
                if (!attempts.isEmpty()) {
                    end(attempts.get(random.nextInt(attempts.size())), random.nextBoolean());
                }
            }
        }
    }

    private void takeUp() throws Exception {
        comesFromKafka();
        isDue();
    }

    private void comesFromKafka() throws Exception {
        switch (ledger.claim(List.of(candidate())).getFirst()) {
            case ClaimResult.Claimed(Claim claim) -> attempts.add(new Attempt(claim, false));
            case ClaimResult.Interrupted(Claim claim) -> attempts.add(new Attempt(claim, true));
            case ClaimResult.UnderWay _, ClaimResult.Repeated _ -> {}
            case ClaimResult.Contradictory _ -> throw new AssertionError("it is the same request");
        }
    }

    private void isDue() throws Exception {
        waiting.takeDue(1000).stream()
                .filter(due -> due.claim().requestId().value().equals(requestId))
                .forEach(due -> attempts.add(new Attempt(due.claim(), due.isInterrupted())));
    }

    /** The process with the claim is killed, or so it seems to all others. */
    private void loseTheOwner() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(
                        "update delivery set owner = gen_random_uuid() where request_id = ? and owner is not null")) {
            statement.setString(1, requestId);
            statement.executeUpdate();
        }
    }

    private void submit(Random random) throws SQLException {
        if (!attempts.isEmpty()) {
            Attempt attempt = attempts.get(random.nextInt(attempts.size()));
            if (!attempt.isInterrupted && !attempt.isSubmitted && ledger.markSubmitting(attempt.claim)) {
                attempt.isSubmitted = true;
                sent++;
            }
        }
    }

    /** As {@code Conclusions} would: what was submitted is sent, what was interrupted is held, the rest fails or waits. */
    private void end(Attempt attempt, boolean forGood) {
        attempts.remove(attempt);
        boolean isEnd = attempt.isSubmitted || attempt.isInterrupted || forGood;
        DeliveryState state = attempt.isSubmitted
                ? DeliveryState.SENT
                : attempt.isInterrupted ? DeliveryState.HELD : DeliveryState.FAILED;
        Settlement settlement = isEnd
                ? Settlement.ended(attempt.claim, state, Optional.empty(), event(attempt.claim))
                : Settlement.parked(
                        attempt.claim,
                        DelayReason.RETRY,
                        Optional.of(Instant.EPOCH),
                        Optional.empty(),
                        Optional.empty(),
                        PAYLOAD,
                        Optional.empty());
        boolean isWritten = settlements.settle(settlement).join().isPresent();
        ended += isWritten && isEnd ? 1 : 0;
    }

    private Candidate candidate() {
        return new Candidate(
                SendDocument.builder()
                        .requestId(requestId)
                        .sender("acme", "j.dupond")
                        .to("client@example.org", "Client")
                        .subject("Facture")
                        .text("Bonjour")
                        .build(),
                PAYLOAD);
    }

    private static DeliveryFailed event(Claim claim) {
        return new DeliveryFailed(
                claim.requestId(),
                claim.tenantId(),
                new SenderId("j.dupond"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                claim.attempt(),
                FailureCause.UNCERTAIN,
                WhoActs.SENDER,
                "",
                Optional.empty(),
                List.of());
    }

    private static final class Attempt {
        private final Claim claim;
        private final boolean isInterrupted;
        private boolean isSubmitted;

        Attempt(Claim claim, boolean isInterrupted) {
            this.claim = claim;
            this.isInterrupted = isInterrupted;
        }
    }
}
