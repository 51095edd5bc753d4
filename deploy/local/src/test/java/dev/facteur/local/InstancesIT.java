package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.Topics;
import dev.facteur.model.document.OnUncertain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Processes that share the work are killed, stopped, and joined by others in the middle of it. */
class InstancesIT {
    private static final int IN_THE_MIDDLE = 40;

    private static Instances instances;

    private final List<ServiceProcess> running = new ArrayList<>();

    @BeforeAll
    static void startParts() {
        instances = Instances.startWithout();
    }

    @AfterAll
    static void stopParts() {
        instances.close();
    }

    @AfterEach
    void stop() {
        running.forEach(ServiceProcess::close);
        instances.relay().replyAfter(Duration.ZERO);
        instances.mailboxServer().replyAfter(Duration.ZERO);
    }

    @Test
    void aKilledProcessLosesNothingAndRepeatsNoMoreThanItHadInFlight() {
        // Given
        instances.relay().replyAfter(Duration.ofMillis(20));
        ServiceProcess dispatch = start(1);
        List<String> held = requestIds("kill-hold", 75);
        List<String> sentAgain = requestIds("kill-resend", 225);
        int before = instances.relay().count();
        for (int i = 0; i < sentAgain.size(); i++) {
            instances.publish(sentAgain.get(i), relaySender(i), OnUncertain.RESEND);
            if (i % 3 == 0) {
                instances.publish(held.get(i / 3), relaySender(i), OnUncertain.HOLD);
            }
        }
        await().atMost(Instances.PATIENCE).until(() -> instances.relay().count() >= before + IN_THE_MIDDLE);

        // When
        dispatch.kill();
        int inFlight = instances.countInLedger("owner is not null");
        dispatch.restart();

        // Then
        for (String requestId : sentAgain) {
            assertThat(instances.awaitFinal(requestId).topic()).isEqualTo(Topics.DOCUMENT_SENT);
        }
        Map<String, Integer> mails = instances.mailsOf(sentAgain);
        assertThat(mails).doesNotContainValue(0);
        assertThat(mails.values().stream().mapToInt(count -> count - 1).sum()).isLessThanOrEqualTo(inFlight);
        Map<String, Integer> heldMails = instances.mailsOf(held);
        for (String requestId : held) {
            Outcome outcome = instances.awaitFinal(requestId);
            if (outcome.topic().equals(Topics.DOCUMENT_SENT)) {
                assertThat(heldMails).containsEntry(requestId, 1);
            } else {
                assertThat(outcome.json().path("cause").asText()).isEqualTo("UNCERTAIN");
                assertThat(heldMails.get(requestId)).isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void aStoppedProcessFinishesWhatItHasBegunParksTheRestAndLeavesTheGroup() {
        // Given: more than can be finished
        instances.relay().replyAfter(Duration.ofMillis(1_500));
        ServiceProcess dispatch = start(1);
        int before = instances.relay().count();
        List<String> requestIds = requestIds("stop", 240);
        for (int i = 0; i < requestIds.size(); i++) {
            instances.publish(requestIds.get(i), relaySender(i), OnUncertain.RESEND);
        }
        await().atMost(Instances.PATIENCE).until(() -> instances.relay().count() > before);

        // When
        dispatch.close();

        // Then: by itself, within its time
        assertThat(dispatch.farewell()).contains("code 143");
        assertThat(instances.members()).isZero();
        assertThat(instances.relay().underWay()).isZero();
        assertThat(instances.countInLedger("owner is not null")).isZero();
        assertThat(instances.countInLedger("state = 'WAITING'")).isPositive();

        // And: another one sends the rest
        instances.relay().replyAfter(Duration.ZERO);
        dispatch.restart();
        requestIds.forEach(
                requestId -> assertThat(instances.awaitFinal(requestId).topic()).isEqualTo(Topics.DOCUMENT_SENT));
        assertThat(instances.mailsOf(requestIds).values()).containsOnly(1);
    }

    @Test
    void whileOneJoinsAndOneLeavesAllIsSentOnceAndByMailboxesInOrder() {
        // Given
        instances.relay().replyAfter(Duration.ofMillis(20));
        instances.mailboxServer().replyAfter(Duration.ofMillis(30));
        List<SenderKey> mailboxes = instances.mailboxes("moving", 4);
        ServiceProcess first = start(1);
        start(2);
        Publishing publishing = new Publishing(mailboxes);

        // When
        publishing.awaitProgress();
        start(3);
        publishing.awaitProgress();
        first.close();
        publishing.awaitProgress();
        List<String> requestIds = publishing.end();

        // Then
        requestIds.forEach(
                requestId -> assertThat(instances.awaitFinal(requestId).topic()).isEqualTo(Topics.DOCUMENT_SENT));
        assertThat(instances.mailsOf(requestIds).values()).containsOnly(1);
        List<String> arrived = Instances.arrived(instances.mailboxServer());
        for (int mailbox = 0; mailbox < mailboxes.size(); mailbox++) {
            String prefix = "moving-" + mailbox + "-";
            assertThat(arrived.stream().filter(id -> id.startsWith(prefix)))
                    .containsExactlyElementsOf(requestIds.stream()
                            .filter(id -> id.startsWith(prefix))
                            .toList());
        }
    }

    private ServiceProcess start(int number) {
        ServiceProcess dispatch = instances.start(number);
        running.add(dispatch);
        return dispatch;
    }

    private static List<String> requestIds(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + "-" + i).toList();
    }

    /** Each a sender of their own, without a profile, in whatever partition. */
    private static SenderKey relaySender(int i) {
        return i % 8 == 0 ? Sample.RELAY_SENDER : new SenderKey(Sample.TENANT, new SenderId("relay-" + i % 8));
    }

    /** Documents by mailboxes and by the relay, one after the other, for as long as it is wanted. */
    private static final class Publishing {
        private static final Duration BETWEEN = Duration.ofMillis(20);

        private final List<SenderKey> mailboxes;
        private final List<String> requestIds = new ArrayList<>();
        private final AtomicBoolean ending = new AtomicBoolean();
        private final CompletableFuture<Void> done;

        Publishing(List<SenderKey> mailboxes) {
            this.mailboxes = mailboxes;
            this.done = CompletableFuture.runAsync(this::publish);
        }

        private void publish() {
            for (int i = 0; !ending.get(); i++) {
                int mailbox = i % mailboxes.size();
                publish("moving-" + mailbox + "-" + i, mailboxes.get(mailbox));
                publish("moving-relay-" + i, Sample.RELAY_SENDER);
                LockSupport.parkNanos(BETWEEN.toNanos());
            }
        }

        private void publish(String requestId, SenderKey sender) {
            instances.publish(requestId, sender, OnUncertain.RESEND);
            requestIds.add(requestId);
        }

        /** Until some more have arrived. */
        void awaitProgress() {
            int before = instances.mailboxServer().count();
            await().atMost(Instances.PATIENCE)
                    .until(() -> instances.mailboxServer().count() >= before + IN_THE_MIDDLE);
        }

        List<String> end() {
            ending.set(true);
            done.join();
            return List.copyOf(requestIds);
        }
    }
}
