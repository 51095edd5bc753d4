package dev.facteur.settings.profile.store;

import dev.facteur.model.RequestId;
import dev.facteur.model.SenderKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

/**
 * The documents that wait for their sender to sign in again, in the caller's transaction. Remembered by their request, so
 * that what is told twice is counted once; up to {@value #MOST} of a sender: nobody needs to know more exactly.
 */
@ApplicationScoped
public class WaitingDocuments {
    public static final int MOST = 1_000;

    // A profile that is not there, or is erased meanwhile, has nothing that waits for it.
    private static final String ADD = """
            INSERT INTO waiting_document (tenant_id, sender_id, request_id)
            SELECT tenant_id, sender_id, :request FROM sender_profile
             WHERE tenant_id = :tenant AND sender_id = :sender AND NOT erased
               AND (SELECT count(*) FROM waiting_document
                     WHERE tenant_id = :tenant AND sender_id = :sender) < :most
                ON CONFLICT DO NOTHING
            """;
    private static final String OF_SENDER = " FROM waiting_document WHERE tenant_id = :tenant AND sender_id = :sender";

    private final EntityManager database;

    WaitingDocuments(EntityManager database) {
        this.database = database;
    }

    public void add(SenderKey key, RequestId request) {
        query(ADD, key)
                .setParameter("request", request.value())
                .setParameter("most", MOST)
                .executeUpdate();
    }

    /** One that has ended otherwise; nothing to complain of if it did not wait. */
    public void remove(SenderKey key, RequestId request) {
        query("DELETE" + OF_SENDER + " AND request_id = :request", key)
                .setParameter("request", request.value())
                .executeUpdate();
    }

    /** They leave by themselves now, or nobody is left for whom they could wait. */
    public void clear(SenderKey key) {
        query("DELETE" + OF_SENDER, key).executeUpdate();
    }

    /** {@value #MOST}: so many or more. */
    public long count(SenderKey key) {
        return ((Number) query("SELECT count(*)" + OF_SENDER, key).getSingleResult()).longValue();
    }

    private Query query(String sql, SenderKey key) {
        return database.createNativeQuery(sql)
                .setParameter("tenant", key.tenantId().value())
                .setParameter("sender", key.senderId().value());
    }
}
