package dev.facteur.dispatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the ledger forgets, and when. */
@QuarkusTest
class LedgerPurgeTest {
    @Inject
    LedgerPurge testSubject;

    @Inject
    DataSource dataSource;

    private final String tenant = "t-" + UUID.randomUUID();

    @AfterEach
    void leaveNothingThatOthersWouldFind() throws Exception {
        update("delete from delivery where tenant_id = ?");
    }

    @Test
    void whatFailedIsForgottenAfterAWeekButNotThatItFailed() throws Exception {
        // Given
        delivery("6-days", "FAILED", "7 days", "6 days");
        delivery("8-days", "FAILED", "8 days", "8 days");
        delivery("held", "HELD", "8 days", "8 days");

        // When
        testSubject.purge();

        // Then
        assertThat(count("payload is not null", "6-days")).isEqualTo(1);
        assertThat(count("payload is null", "8-days")).isEqualTo(1);
        assertThat(count("payload is not null", "held")).isEqualTo(1);
    }

    @Test
    void whatEndedAMonthAgoIsForgottenWithItsSteps() throws Exception {
        // Given
        delivery("old", "SENT", "31 days", "31 days");
        delivery("late", "SENT", "60 days", "29 days");
        update("insert into delivery_step (tenant_id, request_id, step) values (?, 'old', '{}')");

        // When
        testSubject.purge();

        // Then
        assertThat(count("true", "old")).isZero();
        assertThat(count("true", "late")).isEqualTo(1);
    }

    private void delivery(String requestId, String state, String askedAgo, String endedAgo) throws Exception {
        update("""
                insert into delivery (tenant_id, request_id, sender_id, fingerprint, state, attempts, first_claimed_at,
                    payload, event_topic, event, changed_at)
                values (?, '%s', 's', '', '%s', 1, now() - interval '%s', '', 'delivery-failed', '{}',
                    now() - interval '%s')""".formatted(requestId, state, askedAgo, endedAgo));
    }

    private void update(String sql) throws Exception {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, tenant);
            statement.executeUpdate();
        }
    }

    private int count(String condition, String requestId) throws Exception {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select count(*) from delivery where tenant_id = ? and request_id = ? and " + condition)) {
            statement.setString(1, tenant);
            statement.setString(2, requestId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
