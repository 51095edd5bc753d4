package dev.facteur.dispatch.intake.profiles;

import com.fasterxml.jackson.databind.ObjectReader;
import dev.facteur.dispatch.intake.profiles.ProfilePositions.Position;
import dev.facteur.dispatch.ledger.waiting.ErasedRequests;
import dev.facteur.dispatch.ledger.waiting.WaitingRequests;
import dev.facteur.dispatch.report.Reporter;
import dev.facteur.dispatch.sender.AuthenticationEpisodes;
import dev.facteur.dispatch.sender.SenderProfileRepository;
import dev.facteur.dispatch.sentcopy.SentCopies;
import dev.facteur.model.FacteurJson;
import dev.facteur.model.SenderKey;
import dev.facteur.model.outcome.AuthenticationRestored;
import dev.facteur.model.sender.SenderProfile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Our copy of the senders' profiles; a profile that changed lets go what waited for the change. The copy is every
 * process' own and each of them brings what it has read, so every record is applied by the first and only once: a slow
 * one must not bring back what a tombstone has removed.
 */
@ApplicationScoped
class ProfileCopy {
    private static final Logger LOGGER = Logger.getLogger(ProfileCopy.class);
    private static final ObjectReader PROFILE = FacteurJson.newMapper().readerFor(SenderProfile.class);

    private final ProfilePositions positions;
    private final SenderProfileRepository profiles;
    private final AuthenticationEpisodes episodes;
    private final WaitingRequests waiting;
    private final SentCopies copies;
    private final ErasedRequests erased;
    private final Reporter reporter;

    ProfileCopy(
            ProfilePositions positions,
            SenderProfileRepository profiles,
            AuthenticationEpisodes episodes,
            WaitingRequests waiting,
            SentCopies copies,
            ErasedRequests erased,
            Reporter reporter) {
        this.positions = positions;
        this.profiles = profiles;
        this.episodes = episodes;
        this.waiting = waiting;
        this.copies = copies;
        this.erased = erased;
        this.reporter = reporter;
    }

    /**
     * Where to go on reading a partition.
     *
     * @param beginning the first offset that the partition still has
     * @param end the one after its last
     */
    long next(Position position, long beginning, long end) {
        return QuarkusTransaction.requiringNew().call(() -> {
            long next = positions.lock(position);
            if (next <= end) {
                return Math.max(next, beginning);
            }
            // The brokers have lost what we know: what they get from now on has offsets that we have seen before.
            positions.move(position, beginning);
            return beginning;
        });
    }

    /** Brings what was read of a partition into the copy, in one transaction. */
    void apply(Position position, List<ConsumerRecord<byte[], byte[]>> records) {
        List<AuthenticationRestored> restored = QuarkusTransaction.requiringNew()
                .call(() -> {
                    long next = positions.lock(position);
                    List<AuthenticationRestored> events = new ArrayList<>();
                    for (ConsumerRecord<byte[], byte[]> record : records) {
                        if (record.offset() >= next) {
                            apply(record).ifPresent(events::add);
                        }
                    }
                    long read = records.getLast().offset() + 1;
                    if (read > next) {
                        positions.move(position, read);
                    }
                    return events;
                });
        restored.forEach(reporter::report);
    }

    private Optional<AuthenticationRestored> apply(ConsumerRecord<byte[], byte[]> record) throws SQLException {
        try {
            if (record.value() == null) {
                erase(SenderKey.parse(new String(record.key(), StandardCharsets.UTF_8)));
                return Optional.empty();
            }
            return keep(PROFILE.readValue(record.value()));
        } catch (IOException | IllegalArgumentException unreadable) {
            // The topic is compacted and ours alone: a later record of the sender mends it, waiting would not.
            LOGGER.errorf(
                    "The profile at %s-%d@%d cannot be read and is passed over",
                    record.topic(), record.partition(), record.offset());
            return Optional.empty();
        }
    }

    private void erase(SenderKey sender) throws SQLException {
        profiles.erase(sender);
        copies.erase(sender);
        erased.mark(sender);
    }

    private Optional<AuthenticationRestored> keep(SenderProfile profile) throws SQLException {
        if (!profiles.keep(profile)) {
            return Optional.empty();
        }
        Optional<AuthenticationRestored> event = episodes.endWith(profile);
        waiting.release(profile.key());
        copies.release(profile.key());
        return event;
    }
}
