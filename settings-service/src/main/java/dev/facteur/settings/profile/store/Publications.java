package dev.facteur.settings.profile.store;

import dev.facteur.model.SenderKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Objects;

/** Which state of each profile the topic has; in the caller's transaction. */
@ApplicationScoped
public class Publications {
    private static final String CLAIM = """
            SELECT p.tenant_id, p.sender_id
              FROM publication l JOIN sender_profile p USING (tenant_id, sender_id)
             WHERE p.version <> l.published_version
             ORDER BY p.changed_at
             LIMIT :most
               FOR UPDATE OF l SKIP LOCKED
            """;
    private static final String RECORD = """
            UPDATE publication SET published_version = :version
             WHERE tenant_id = :tenant AND sender_id = :sender
            """;
    private static final String IS_PUBLISHED = """
            SELECT 1 FROM publication
             WHERE tenant_id = :tenant AND sender_id = :sender AND published_version >= :version
            """;
    private static final String REMOVE = """
            DELETE FROM sender_profile
             WHERE tenant_id = :tenant AND sender_id = :sender AND erased AND version = :version
            """;
    private static final String RAISE = "UPDATE version_floor SET floor = :version WHERE floor < :version";
    private static final String COUNT = """
            SELECT count(*) FROM publication l JOIN sender_profile p USING (tenant_id, sender_id)
             WHERE p.version <> l.published_version
            """;

    private final ProfileRepository rows;
    private final EntityManager database;

    Publications(ProfileRepository rows, EntityManager database) {
        this.rows = rows;
        this.database = database;
    }

    /** The states that the topic does not have, oldest change first; no other replica gets them meanwhile. */
    public List<UnpublishedState> claim(int most) {
        List<?> keys =
                database.createNativeQuery(CLAIM).setParameter("most", most).getResultList();
        return keys.stream()
                .map(key -> (Object[]) key)
                .map(key -> rows.findById(new ProfileId((String) key[0], (String) key[1])))
                .filter(Objects::nonNull)
                .map(row -> new UnpublishedState(row.key(), row.version, row.profile()))
                .toList();
    }

    /** Records what the broker has acknowledged. An erased row has done its last duty with that and goes. */
    public void record(UnpublishedState sent) {
        update(RECORD, sent.key(), sent.version());
        if (sent.profile().isEmpty() && update(REMOVE, sent.key(), sent.version()) == 1) {
            database.createNativeQuery(RAISE)
                    .setParameter("version", sent.version())
                    .executeUpdate();
        }
    }

    /** Whether the topic has this state, or one after it. */
    public boolean isPublished(SenderKey key, long version) {
        return database.createNativeQuery(IS_PUBLISHED)
                        .setParameter("tenant", key.tenantId().value())
                        .setParameter("sender", key.senderId().value())
                        .setParameter("version", version)
                        .getResultList()
                        .size()
                == 1;
    }

    public long waiting() {
        return ((Number) database.createNativeQuery(COUNT).getSingleResult()).longValue();
    }

    private int update(String sql, SenderKey key, long version) {
        return database.createNativeQuery(sql)
                .setParameter("tenant", key.tenantId().value())
                .setParameter("sender", key.senderId().value())
                .setParameter("version", version)
                .executeUpdate();
    }
}
