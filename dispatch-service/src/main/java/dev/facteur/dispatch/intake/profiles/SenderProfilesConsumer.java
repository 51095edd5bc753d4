package dev.facteur.dispatch.intake.profiles;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.facteur.dispatch.ledger.waiting.WaitingRequests;
import dev.facteur.dispatch.report.Reporter;
import dev.facteur.dispatch.sender.AuthenticationEpisodes;
import dev.facteur.dispatch.sender.SenderProfileRepository;
import dev.facteur.dispatch.sentcopy.SentCopies;
import dev.facteur.model.FacteurJson;
import dev.facteur.model.SenderKey;
import dev.facteur.model.Topics;
import dev.facteur.model.outcome.AuthenticationRestored;
import dev.facteur.model.sender.SenderProfile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Keeps our copy of the senders' profiles; a profile that changed lets go what waited for the change. */
@ApplicationScoped
class SenderProfilesConsumer {
    private static final Logger LOGGER = Logger.getLogger(SenderProfilesConsumer.class);
    private static final ObjectMapper JSON = FacteurJson.newMapper();
    private static final ObjectReader PROFILE = JSON.readerFor(SenderProfile.class);

    private final SenderProfileRepository profiles;
    private final AuthenticationEpisodes episodes;
    private final WaitingRequests waiting;
    private final SentCopies copies;
    private final Reporter reporter;

    SenderProfilesConsumer(
            SenderProfileRepository profiles,
            AuthenticationEpisodes episodes,
            WaitingRequests waiting,
            SentCopies copies,
            Reporter reporter) {
        this.profiles = profiles;
        this.episodes = episodes;
        this.waiting = waiting;
        this.copies = copies;
        this.reporter = reporter;
    }

    @Incoming(Topics.SENDER_PROFILES)
    @RunOnVirtualThread
    void consume(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            erase(record);
            return;
        }
        try {
            keep(PROFILE.readValue(record.value()));
        } catch (IOException | IllegalArgumentException unreadable) {
            // The topic is compacted and ours alone: a later record of the sender mends it, waiting would not.
            LOGGER.errorf(
                    "The profile at %s-%d@%d cannot be read and is passed over",
                    record.topic(), record.partition(), record.offset());
        }
    }

    private void erase(ConsumerRecord<byte[], byte[]> record) {
        try {
            SenderKey sender = SenderKey.parse(new String(record.key(), StandardCharsets.UTF_8));
            QuarkusTransaction.requiringNew().call(() -> {
                profiles.erase(sender);
                return copies.erase(sender);
            });
        } catch (IllegalArgumentException notAKey) {
            LOGGER.errorf(
                    "The tombstone at %s-%d@%d has no sender", record.topic(), record.partition(), record.offset());
        }
    }

    private void keep(SenderProfile profile) {
        Optional<AuthenticationRestored> restored = QuarkusTransaction.requiringNew()
                .call(() -> {
                    if (!profiles.keep(profile)) {
                        return Optional.<AuthenticationRestored>empty();
                    }
                    Optional<AuthenticationRestored> event = episodes.endWith(profile);
                    waiting.release(profile.key());
                    copies.release(profile.key());
                    return event;
                });
        restored.ifPresent(reporter::report);
    }
}
