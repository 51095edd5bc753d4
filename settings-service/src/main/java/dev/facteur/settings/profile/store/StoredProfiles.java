package dev.facteur.settings.profile.store;

import dev.facteur.model.SenderKey;
import dev.facteur.model.sender.Connection;
import dev.facteur.model.sender.SenderProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Optional;

/** The profiles as they are kept, in the caller's transaction. An erased one is as good as none. */
@ApplicationScoped
public class StoredProfiles {
    private final ProfileRepository rows;
    private final WaitingDocuments waiting;
    private final EntityManager database;
    private final Clock clock;

    StoredProfiles(ProfileRepository rows, WaitingDocuments waiting, EntityManager database, Clock clock) {
        this.rows = rows;
        this.waiting = waiting;
        this.database = database;
        this.clock = clock;
    }

    public Optional<SenderProfile> find(SenderKey key) {
        return rows.findByIdOptional(ProfileId.of(key)).flatMap(ProfileEntity::profile);
    }

    /**
     * Locks the profile until the end of the transaction, against all other changes; also one that is not there yet, so
     * that of two first saves the second sees the first.
     */
    public Optional<SenderProfile> lock(SenderKey key) {
        database.createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .setParameter("key", key.toString())
                .getSingleResult();
        return rows.findByIdOptional(ProfileId.of(key), LockModeType.PESSIMISTIC_WRITE)
                .flatMap(ProfileEntity::profile);
    }

    /** The version of the next state: above all that any reader has seen of this sender. */
    public long nextVersion(SenderKey key) {
        return rows.findByIdOptional(ProfileId.of(key)).map(row -> row.version).orElseGet(this::floor) + 1;
    }

    /**
     * After {@link #lock}. Unless its owner has still to sign in, nothing waits for them any more; nor once they let it leave
     * by the relay.
     */
    public void save(SenderProfile profile) {
        ProfileId id = ProfileId.of(profile.key());
        ProfileEntity known = rows.findById(id);
        ProfileEntity row = known == null ? new ProfileEntity() : known;
        boolean maySoonLeave = profile.relayWhileUnavailable() && !row.relayWhileUnavailable;
        row.id = id;
        row.take(profile, clock.instant());
        if (maySoonLeave || profile.connection().state() != Connection.State.EXPIRED) {
            waiting.clear(profile.key());
        }
        if (known == null) {
            rows.persist(row);
            rows.flush();
            database.createNativeQuery("INSERT INTO publication (tenant_id, sender_id) VALUES (?, ?)")
                    .setParameter(1, id.tenantId())
                    .setParameter(2, id.senderId())
                    .executeUpdate();
        }
    }

    /** Nothing of the person is left at the end of the transaction; the key alone waits for its tombstone. */
    public void erase(SenderKey key) {
        waiting.clear(key);
        rows.findByIdOptional(ProfileId.of(key)).ifPresent(row -> row.erase(clock.instant()));
    }

    private long floor() {
        return ((Number) database.createNativeQuery("SELECT floor FROM version_floor")
                        .getSingleResult())
                .longValue();
    }
}
