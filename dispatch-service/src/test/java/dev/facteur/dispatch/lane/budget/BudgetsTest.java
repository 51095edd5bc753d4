package dev.facteur.dispatch.lane.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.dispatch.ledger.SentByMailbox;
import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.TenantId;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Budgets that are counted in a real ledger. */
@QuarkusTest
class BudgetsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final String OWN = "smtp.own.example";

    @Inject
    SentByMailbox sent;

    @Inject
    DataSource dataSource;

    private final SenderKey sender = new SenderKey(new TenantId("acme"), new SenderId("s-" + UUID.randomUUID()));

    @Test
    void whatFitsInMayGoAtOnce() throws Exception {
        // Given
        sent(NOW.minusSeconds(10), "MAILBOX");

        // When / Then
        assertThat(budgets().fitsAt(sender, OWN, 1)).isEmpty();
    }

    @Test
    void whatDoesNotFitInWaitsUntilTheFirstIsLongEnoughAgo() throws Exception {
        // Given
        sent(NOW.minusSeconds(50), "MAILBOX");
        sent(NOW.minusSeconds(40), "MAILBOX");

        // When / Then
        assertThat(budgets().fitsAt(sender, OWN, 1)).contains(NOW.plusSeconds(10));
    }

    @Test
    void theLongestWaitCounts() throws Exception {
        // Given
        sent(NOW.minusSeconds(3600), "MAILBOX");
        sent(NOW.minusSeconds(50), "MAILBOX");
        sent(NOW.minusSeconds(40), "MAILBOX");

        // When / Then
        assertThat(budgets().fitsAt(sender, OWN, 1)).contains(NOW.plusSeconds(23 * 3600));
    }

    @Test
    void whatLeftByTheRelayDoesNotCount() throws Exception {
        // Given
        sent(NOW.minusSeconds(50), "MAILBOX");
        sent(NOW.minusSeconds(40), "RELAY");

        // When / Then
        assertThat(budgets().fitsAt(sender, OWN, 1)).isEmpty();
    }

    @Test
    void providersLimitsAreKnown() {
        assertThat(budgets().isLimited("smtp.office365.com")).isTrue();
        assertThat(budgets().isLimited("smtp.gmail.com")).isTrue();
        assertThat(budgets().isLimited("smtp.unknown.example")).isFalse();
    }

    @Test
    void anOperatorMayLiftALimit() {
        var lifted = new Explicit(Map.of(), Map.of(), Map.of("smtp.gmail.com", 0), Map.of());
        assertThat(new Budgets(lifted, sent, clock()).isLimited("smtp.gmail.com"))
                .isFalse();
    }

    private Budgets budgets() {
        return new Budgets(new Explicit(Map.of(OWN, 2), Map.of(), Map.of(OWN, 3), Map.of()), sent, clock());
    }

    private static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Test
    void recipientsAreCountedInAllMessagesOfADay() throws Exception {
        // Given: 4 + 3 within a day, of 10
        var perDay = new Explicit(Map.of(), Map.of(), Map.of(), Map.of(OWN, 10));
        Budgets testSubject = new Budgets(perDay, sent, clock());
        sent(NOW.minusSeconds(25 * 3600), "MAILBOX", 9);
        sent(NOW.minusSeconds(23 * 3600), "MAILBOX", 4);
        sent(NOW.minusSeconds(60), "MAILBOX", 3);
        sent(NOW.minusSeconds(50), "RELAY", 100);

        // When / Then
        assertThat(testSubject.isLimited(OWN)).isTrue();
        assertThat(testSubject.fitsAt(sender, OWN, 3)).isEmpty();
        assertThat(testSubject.fitsAt(sender, OWN, 4)).contains(NOW.plusSeconds(3600));
        assertThat(testSubject.fitsAt(sender, OWN, 7)).contains(NOW.plusSeconds(3600));
        assertThat(testSubject.fitsAt(sender, OWN, 8)).contains(NOW.plusSeconds(24 * 3600 - 60));
        assertThat(testSubject.fitsAt(sender, OWN, 50))
                .as("more than a day allows")
                .contains(NOW.plusSeconds(24 * 3600 - 60));
    }

    private void sent(Instant at, String method) throws Exception {
        sent(at, method, 1);
    }

    private void sent(Instant at, String method, int recipients) throws Exception {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        insert into delivery (tenant_id, request_id, sender_id, fingerprint, state, attempts,
                            first_claimed_at, changed_at, method, recipients)
                        values ('acme', ?, ?, '', 'SENT', 1, ?, ?, ?, ?)""")) {
            statement.setString(1, UUID.randomUUID().toString());
            statement.setString(2, sender.senderId().value());
            statement.setObject(3, at.atOffset(ZoneOffset.UTC));
            statement.setObject(4, at.atOffset(ZoneOffset.UTC));
            statement.setString(5, method);
            statement.setInt(6, recipients);
            statement.executeUpdate();
        }
    }

    private record Explicit(
            Map<String, Integer> messagesPerMinute,
            Map<String, Integer> messagesPerHour,
            Map<String, Integer> messagesPerDay,
            Map<String, Integer> recipientsPerDay)
            implements BudgetConfig {}
}
