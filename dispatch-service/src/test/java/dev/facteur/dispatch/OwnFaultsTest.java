package dev.facteur.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facteur.model.Topics;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.DeliveryDelayed;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.sender.Connection.State;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What goes wrong inside: nothing is lost by it, nothing is sent twice, and nobody else notices. */
@QuarkusTest
class OwnFaultsTest extends WholeService {
    private static final String BY_RELAY = "\"from\":{\"address\":\"a@example.org\"},";

    @Test
    void aProfileThatCannotBeReadHoldsUpItsSenderAloneAndTheNextOneMendsIt() throws Exception {
        // Given
        mailbox("secret");
        settings.password("acme", sender, "secret");
        publishProfile(1, State.CONNECTED);
        breakProfile();

        // When
        String requestId = request("", "client@example.org");

        // Then
        DeliveryDelayed delayed = awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class);
        assertThat(delayed.reason()).isEqualTo(DelayReason.RETRY);
        assertThat(delayed.detail()).contains("a fault of its own");
        publishProfile(2, State.CONNECTED);
        awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
    }

    @Test
    void whatIsBeingSentWhenTheDatabaseGoesIsSentOnceAndTold() throws Exception {
        // Given
        mailbox("secret");
        settings.password("acme", sender, "secret");
        gateway.beSilent();
        publishProfileOn(gateway.port(), 1);
        String to = UUID.randomUUID() + "@example.org";
        String requestId = request("", to);
        await().atMost(SOON).until(() -> gateway.waiting() == 1);

        // When
        database.stop();
        try {
            gateway.letGo();
            request(BY_RELAY, "client@example.org");
        } finally {
            database.restart();
        }

        // Then
        makeDueOnceItIsDeferred(requestId);
        awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        assertThat(mail.receivedFor(to)).hasSize(1);
    }

    @Test
    void whatWasTakenUpWhenTheDatabaseGoesIsNotLeftLying() throws Exception {
        // Given
        mailbox("secret");
        settings.password("acme", sender, "secret");
        gateway.away();
        publishProfileOn(gateway.port(), 1);
        String to = UUID.randomUUID() + "@example.org";
        String requestId = request("", to);
        awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class);
        gateway.leadTo(mail.submissionPort());

        // When: it is taken up, and its profile cannot be read
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("lock table sender_profile in access exclusive mode");
            makeDue(requestId);
            await().atMost(SOON).until(() -> "CLAIMED".equals(state(requestId)));
            database.stop();
        } catch (SQLException connectionIsGone) {
            // It was ours that held the lock.
        } finally {
            database.restart();
        }

        // Then
        makeDueOnceItIsDeferred(requestId);
        assertEndedOnce(requestId);
        assertThat(mail.receivedFor(to)).hasSize(1);
    }

    private String state(String requestId) throws Exception {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select state from delivery where request_id = ?")) {
            statement.setString(1, requestId);
            ResultSet row = statement.executeQuery();
            return row.next() ? row.getString(1) : "";
        }
    }

    // Without a lease nothing is submitted; whether it still ran when the mail was to go is a matter of moments.
    private void makeDueOnceItIsDeferred(String requestId) {
        await().atMost(SOON).ignoreExceptions().until(() -> {
            makeDue(requestId);
            return record(Topics.DOCUMENT_SENT, requestId).isPresent();
        });
    }

    private void breakProfile() throws Exception {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("update sender_profile set profile = '{' where sender_id = ?")) {
            statement.setString(1, sender);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
