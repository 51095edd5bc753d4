package dev.facteur.dispatch.ledger.claiming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.facteur.dispatch.intake.gate.IntakeGate;
import dev.facteur.dispatch.ledger.Claim;
import dev.facteur.dispatch.ledger.DeliveryState;
import dev.facteur.dispatch.ledger.settling.Settlement;
import dev.facteur.dispatch.ledger.settling.Settlements;
import dev.facteur.dispatch.ledger.waiting.DueRequest;
import dev.facteur.dispatch.ledger.waiting.WaitingRequests;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.RequestId;
import dev.facteur.model.SenderId;
import dev.facteur.model.TenantId;
import dev.facteur.model.document.SendDocument;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.DeliveryFailed;
import dev.facteur.model.outcome.DispatchEvent;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.RecipientOutcome;
import dev.facteur.model.outcome.SentCopy;
import dev.facteur.model.outcome.WhoActs;
import dev.facteur.model.sender.SendingMethod;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ledger on a real PostgreSQL. A process that was lost is played by changing the owner of its rows. */
@QuarkusTest
class LedgerTest {
    private static final byte[] PAYLOAD = "{\"secret\":\"Facture confidentielle\"}".getBytes(StandardCharsets.UTF_8);

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

    @BeforeEach
    void keepTheServiceFromTakingWhatIsDue() {
        gate.close();
    }

    @AfterEach
    void letItGoOn() {
        gate.open();
    }

    @Test
    void aNewRequestIsClaimedOnce() throws Exception {
        // When
        List<ClaimResult> results = ledger.claim(List.of(candidate("Facture"), candidate("Facture")));

        // Then
        assertThat(results.get(0)).isInstanceOf(ClaimResult.Claimed.class);
        assertThat(results.get(1)).isInstanceOf(ClaimResult.UnderWay.class);
    }

    @Test
    void theSameKeyWithOtherContentsContradicts() throws Exception {
        // Given
        claim();

        // When
        ClaimResult result = ledger.claim(List.of(candidate("Devis"))).getFirst();

        // Then
        assertThat(result).isInstanceOf(ClaimResult.Contradictory.class);
    }

    @Test
    void whatWeAreAtIsNotClaimedAgainAlthoughOurLeaseSeemsToHaveEnded() throws Exception {
        // Given
        claim();

        // When / Then: again and again, for the lease is renewed in between
        for (int i = 0; i < 5; i++) {
            endAllLeases();
            assertThat(ledger.claim(List.of(candidate("Facture"))).getFirst()).isInstanceOf(ClaimResult.UnderWay.class);
        }
    }

    @Test
    void theSameKeyOfAnotherTenantIsAnotherRequest() throws Exception {
        // Given
        claim();

        // When
        ClaimResult result = ledger.claim(List.of(new Candidate(request("Facture", "globex"), PAYLOAD)))
                .getFirst();

        // Then
        assertThat(result).isInstanceOf(ClaimResult.Claimed.class);
    }

    @Test
    void anEndedRequestIsAnsweredWithItsEvent() throws Exception {
        // Given
        Claim claim = claim();
        DispatchEvent event = failure(claim);
        settlements
                .settle(Settlement.ended(claim, DeliveryState.FAILED, Optional.empty(), event))
                .join();

        // When
        ClaimResult result = ledger.claim(List.of(candidate("Facture"))).getFirst();

        // Then
        assertThat(result).isEqualTo(new ClaimResult.Repeated(Optional.of(event)));
    }

    @Test
    void whatALostProcessClaimedIsTakenOverAndItsOwnOutcomeComesTooLate() throws Exception {
        // Given
        Claim lost = claim();
        ownerIsLost();

        // When
        ClaimResult result = ledger.claim(List.of(candidate("Facture"))).getFirst();

        // Then
        assertThat(result).isInstanceOfSatisfying(ClaimResult.Claimed.class, claimed -> {
            assertThat(claimed.claim().attempt()).isEqualTo(2);
            assertThat(claimed.claim().firstClaimedAt()).isEqualTo(lost.firstClaimedAt());
        });
        assertThat(settlements
                        .settle(Settlement.ended(lost, DeliveryState.FAILED, Optional.empty(), failure(lost)))
                        .join())
                .isEmpty();
    }

    @Test
    void whatALostProcessWasSubmittingIsInterrupted() throws Exception {
        // Given
        assertThat(ledger.markSubmitting(claim())).isTrue();
        ownerIsLost();

        // When
        ClaimResult result = ledger.claim(List.of(candidate("Facture"))).getFirst();

        // Then
        assertThat(result).isInstanceOf(ClaimResult.Interrupted.class);
    }

    @Test
    void aRepeatWhileUnderWayIsCountedAndStoredForTheCaseThatTheAttemptIsLost() throws Exception {
        // Given
        Claim claim = claim();
        ledger.claim(List.of(candidate("Facture")));
        ledger.claim(List.of(candidate("Facture")));

        // When
        ownerIsLost();
        List<DueRequest> due = waiting.takeDue(1000);

        // Then
        DueRequest taken = due.stream()
                .filter(request -> request.claim().requestId().equals(claim.requestId()))
                .findFirst()
                .orElseThrow();
        assertThat(taken.payload()).isEqualTo(PAYLOAD);
        assertThat(settlements
                        .settle(Settlement.ended(
                                taken.claim(), DeliveryState.FAILED, Optional.empty(), failure(taken.claim())))
                        .join())
                .hasValue(2);
    }

    @Test
    void aParkedPayloadIsEncryptedAndGoneWhenTheRequestEnds() throws Exception {
        // Given
        Claim claim = claim();
        Instant later = Instant.now().plus(1, ChronoUnit.HOURS);
        settlements
                .settle(Settlement.parked(
                        claim,
                        DelayReason.RETRY,
                        Optional.of(later),
                        Optional.empty(),
                        Optional.empty(),
                        PAYLOAD,
                        Optional.empty()))
                .join();

        // When
        byte[] stored = payload();

        // Then
        assertThat(stored).isNotNull();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("confidentielle");
        makeDue();
        Claim again = takeDue();
        settlements
                .settle(Settlement.ended(again, DeliveryState.FAILED, Optional.empty(), failure(again)))
                .join();
        assertThat(payload()).isNull();
    }

    @Test
    void whoHasADocumentAlreadyIsRememberedOverALostProcess() throws Exception {
        // Given
        DocumentSent soFar = sentTo("first@example.org");
        settlements
                .settle(Settlement.parked(
                        claim().partlySent(soFar),
                        DelayReason.RETRY,
                        Optional.of(Instant.EPOCH),
                        Optional.empty(),
                        Optional.empty(),
                        PAYLOAD,
                        Optional.empty()))
                .join();
        Claim lost = takeDue();

        // When
        ownerIsLost();
        Claim again = takeDue();

        // Then
        assertThat(lost.partlySent()).contains(soFar);
        assertThat(again.partlySent()).contains(soFar);
        assertThat(again.attempt()).isEqualTo(3);
    }

    @Test
    void whatThePostgresqlServerSaysOfABrokenRuleNamesNoColumnOfTheRow() throws Exception {
        // Given
        claim();

        // When / Then
        assertThatThrownBy(() -> update("update delivery set event = 'planted', owner = null where request_id = ?"))
                .hasMessageContaining("check constraint")
                .hasMessageNotContaining("planted");
    }

    private Claim takeDue() throws Exception {
        return waiting.takeDue(1000).stream()
                .map(DueRequest::claim)
                .filter(due -> due.requestId().value().equals(requestId))
                .findFirst()
                .orElseThrow();
    }

    private DocumentSent sentTo(String address) {
        return new DocumentSent(
                new RequestId(requestId),
                new TenantId("acme"),
                new SenderId("j.dupond"),
                SendingMethod.RELAY,
                Optional.empty(),
                Optional.empty(),
                Instant.parse("2026-11-24T08:00:00Z"),
                1,
                new EmailAddress("documents@app.example"),
                "<1@app.example>",
                Optional.empty(),
                List.of(new RecipientOutcome(new EmailAddress(address), true, Optional.of("250 2.1.5 Ok"))),
                SentCopy.NOT_WANTED,
                List.of());
    }

    private Claim claim() throws Exception {
        return ((ClaimResult.Claimed)
                        ledger.claim(List.of(candidate("Facture"))).getFirst())
                .claim();
    }

    private Candidate candidate(String subject) {
        return new Candidate(request(subject, "acme"), PAYLOAD);
    }

    private SendDocument request(String subject, String tenant) {
        return SendDocument.builder()
                .requestId(requestId)
                .sender(tenant, "j.dupond")
                .to("client@example.org", "Client")
                .subject(subject)
                .text("Bonjour")
                .build();
    }

    private DeliveryFailed failure(Claim claim) {
        return new DeliveryFailed(
                claim.requestId(),
                new TenantId("acme"),
                new SenderId("j.dupond"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Instant.parse("2026-11-24T08:00:00Z"),
                claim.attempt(),
                FailureCause.SENDER_UNKNOWN,
                WhoActs.CALLER,
                "The sender is not known",
                Optional.empty(),
                List.of());
    }

    private void ownerIsLost() throws Exception {
        update("update delivery set owner = gen_random_uuid() where request_id = ?");
    }

    private void makeDue() throws Exception {
        update("update delivery set due_at = now() - interval '1 second' where request_id = ?");
    }

    private void update(String sql) throws Exception {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, requestId);
            assertThat(statement.executeUpdate()).isPositive();
        }
    }

    private byte @org.jspecify.annotations.Nullable [] payload() throws Exception {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select payload from delivery where request_id = ?")) {
            statement.setString(1, requestId);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getBytes(1);
            }
        }
    }

    private void endAllLeases() throws Exception {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "update dispatcher set alive_until = now() - interval '1 second'")) {
            statement.executeUpdate();
        }
    }
}
