package dev.facteur.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facteur.dispatch.testsupport.JumpingClock;
import dev.facteur.model.Topics;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.DeliveryDelayed;
import dev.facteur.model.outcome.DocumentSent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A part is away for longer than a test can wait, and the machine's clock is set right while something waits. */
@QuarkusTest
class ClockTest extends WholeService {
    private final String to = UUID.randomUUID() + "@example.org";

    @Inject
    JumpingClock clock;

    @BeforeEach
    void mailbox() throws Exception {
        mailbox("secret");
        settings.password("acme", sender, "secret");
        publishProfileOn(gateway.port(), 1);
    }

    @AfterEach
    void setRight() {
        clock.setRight();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT8S", "PT10M"})
    void whatWaitsForAServerThatIsAwayThatLongLeavesOnceWhenItIsBack(Duration away) throws Exception {
        // Given
        gateway.away();
        List<String> waiting = requests(4);
        for (String requestId : waiting) {
            assertThat(awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class)
                            .reason())
                    .isEqualTo(DelayReason.SERVER_UNREACHABLE);
        }

        // When
        for (int i = 0; i < 4; i++) {
            int before = attempts();
            clock.jump(away.dividedBy(4));
            await().atMost(SOON).until(() -> attempts() > before);
        }
        gateway.leadTo(mail.submissionPort());
        clock.jump(Duration.ofSeconds(2));

        // Then
        assertSentOnce(waiting);
        for (String requestId : waiting) {
            assertThat(records(Topics.DELIVERY_DELAYED, requestId)).hasSize(1);
        }
    }

    @Test
    void whileSettingsIsAwayForAMinuteDocumentsWaitAndThenLeaveOnce() throws Exception {
        // Given
        settings.available(false);
        List<String> waiting = requests(2);
        for (String requestId : waiting) {
            assertThat(awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class)
                            .reason())
                    .isEqualTo(DelayReason.SETTINGS_UNAVAILABLE);
        }

        // When
        for (int i = 0; i < 5; i++) {
            int before = settings.timesAsked();
            clock.jump(Duration.ofSeconds(12));
            await().atMost(SOON).until(() -> settings.timesAsked() > before);
        }
        settings.available(true);
        clock.jump(Duration.ofSeconds(12));

        // Then
        assertSentOnce(waiting);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "-PT1H"})
    void aClockThatJumpsLosesNothingAndSendsNothingTwice(Duration jump) throws Exception {
        // Given
        List<String> all = new ArrayList<>(requests(1));
        assertSentOnce(all);
        gateway.beSilent();
        gateway.cut();
        all.addAll(requests(1));
        await().atMost(SOON).until(() -> gateway.waiting() == 1);
        all.addAll(requests(2));

        // When
        clock.jump(jump);
        all.addAll(requests(2));
        gateway.letGo();

        // Then
        assertSentOnce(all);
    }

    @Test
    void aClockThatIsPutBackKeepsNobodyWaitingForAServerThatIsBack() throws Exception {
        // Given
        gateway.away();
        List<String> all = new ArrayList<>(requests(4));
        for (String requestId : all) {
            awaitEvent(Topics.DELIVERY_DELAYED, requestId, DeliveryDelayed.class);
        }

        // When
        clock.jump(Duration.ofHours(-1));
        gateway.leadTo(mail.submissionPort());
        all.addAll(requests(1));

        // Then
        assertSentOnce(all);
    }

    private List<String> requests(int count) throws Exception {
        List<String> requestIds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            requestIds.add(request("", to));
        }
        return requestIds;
    }

    private void assertSentOnce(List<String> requestIds) throws Exception {
        for (String requestId : requestIds) {
            awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
            assertEndedOnce(requestId);
        }
        assertThat(mail.receivedFor(to)).hasSize(requestIds.size());
    }

    private int attempts() throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("select sum(attempts) from delivery where sender_id = ?")) {
            statement.setString(1, sender);
            var row = statement.executeQuery();
            row.next();
            return row.getInt(1);
        }
    }
}
