package dev.facteur.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.model.EmailAddress;
import dev.facteur.model.SenderKey;
import dev.facteur.model.sender.Connection;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.model.sender.SendingMethod;
import dev.facteur.settings.profile.store.Publications;
import dev.facteur.settings.profile.store.StoredProfiles;
import dev.facteur.settings.profile.store.UnpublishedState;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one replica holds while it waits for the broker, another neither takes nor waits for. */
@QuarkusTest
@EmbeddedParts
class TwoReplicasTest {
    private static final int ALL = 1_000;

    @Inject
    Scheduler scheduler;

    @Inject
    StoredProfiles stored;

    @Inject
    Publications publications;

    private final SenderKey key = SenderKey.parse("acme/s-" + UUID.randomUUID());

    @BeforeEach
    void theServicesOwnPublisherRests() {
        scheduler.pause();
        QuarkusTransaction.requiringNew().run(() -> stored.save(version(1)));
    }

    @AfterEach
    void itGoesOn() {
        scheduler.resume();
    }

    private SenderProfile version(long version) {
        return new SenderProfile(
                key.tenantId(),
                key.senderId(),
                new EmailAddress("jeanne@example.org"),
                Optional.empty(),
                Optional.empty(),
                SendingMethod.RELAY,
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                Connection.NONE,
                version);
    }

    private List<UnpublishedState> claimed() {
        return publications.claim(ALL).stream()
                .filter(state -> state.key().equals(key))
                .toList();
    }

    private static <T> T inAnotherReplica(Callable<T> work) {
        return CompletableFuture.supplyAsync(
                        () -> QuarkusTransaction.requiringNew().call(work))
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    @Test
    void ofTwoReplicasOneHasTheRow() {
        QuarkusTransaction.requiringNew().run(() -> {
            assertThat(claimed()).hasSize(1);
            assertThat(inAnotherReplica(this::claimed)).isEmpty();
        });
    }

    @Test
    void aSaveDoesNotWaitForThePublisherAndGoesOutAfter() {
        QuarkusTransaction.requiringNew().run(() -> {
            UnpublishedState first = claimed().getFirst();
            inAnotherReplica(() -> {
                stored.lock(key);
                stored.save(version(2));
                return true;
            });
            publications.record(first);
        });

        assertThat(inAnotherReplica(this::claimed))
                .extracting(UnpublishedState::version)
                .containsExactly(2L);
    }

    @Test
    void whatIsAcknowledgedIsNotSentAgain() {
        QuarkusTransaction.requiringNew()
                .run(() -> publications.record(claimed().getFirst()));

        assertThat(inAnotherReplica(this::claimed)).isEmpty();
    }

    @Test
    void aProfileSavedAgainWhileItsTombstoneIsUnderWayStays() {
        QuarkusTransaction.requiringNew().run(() -> stored.erase(key));
        QuarkusTransaction.requiringNew().run(() -> {
            UnpublishedState tombstone = claimed().getFirst();
            inAnotherReplica(() -> {
                stored.lock(key);
                stored.save(version(stored.nextVersion(key)));
                return true;
            });
            publications.record(tombstone);
        });

        assertThat(inAnotherReplica(() -> stored.find(key)))
                .get()
                .extracting(SenderProfile::version)
                .isEqualTo(3L);
        assertThat(inAnotherReplica(this::claimed)).hasSize(1);
    }
}
