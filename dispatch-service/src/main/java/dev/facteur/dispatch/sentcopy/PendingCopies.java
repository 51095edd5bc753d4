package dev.facteur.dispatch.sentcopy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facteur.dispatch.ledger.DispatcherLease;
import dev.facteur.dispatch.ledger.PayloadCipher;
import dev.facteur.dispatch.sentcopy.imap.MessageToFile;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.FacteurJson;
import dev.facteur.model.RequestId;
import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.TenantId;
import dev.facteur.model.document.DocumentReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The copies whose mail is sent: claimed one at a time per sender, and what came of each attempt. */
@ApplicationScoped
class PendingCopies {
    // The outer conditions are looked at again when a row that another instance had locked comes free. What we own we
    // are
    // at, whatever the database thinks of our lease.
    private static final String TAKE = """
            with takeable as (
                select c.tenant_id, c.request_id,
                    row_number() over (partition by c.tenant_id, c.sender_id order by c.due_at, c.message_date) as place
                from sent_copy c
                where c.due_at <= ?
                    and (c.state = 'PENDING'
                        or c.state = 'PREPARED' and exists (select from delivery d
                            where d.tenant_id = c.tenant_id and d.request_id = c.request_id and d.state = 'SENT'
                                and c.delivery_attempt >= d.accepted_since
                                and d.changed_at <= now() - make_interval(secs => ?)))
                    and not exists (select from sent_copy o
                        where o.tenant_id = c.tenant_id and o.sender_id = c.sender_id
                            and (o.owner = ? or exists (select from dispatcher i
                                where i.id = o.owner and i.alive_until > now())))),
            due as (
                select c.tenant_id, c.request_id
                from sent_copy c join takeable t on t.tenant_id = c.tenant_id and t.request_id = c.request_id
                where t.place = 1 and c.due_at <= ? and c.state in ('PREPARED', 'PENDING')
                    and c.owner is distinct from ? and not exists (select from dispatcher i where i.id = c.owner and i.alive_until > now())
                order by c.due_at
                limit ?
                for update of c skip locked)
            update sent_copy c set
                state = 'PENDING', owner = ?, attempts = c.attempts + 1, changed_at = now(),
                retries_since = case when c.state = 'PREPARED' then ? else c.retries_since end
            from due where c.tenant_id = due.tenant_id and c.request_id = due.request_id
            returning c.tenant_id, c.request_id, c.sender_id, c.address, c.message_id, c.message_date, c.document,
                c.attempts, c.retries_since""";
    private static final String OURS = " where tenant_id = ? and request_id = ? and owner = ? and attempts = ?";
    private static final String MESSAGE = "select message, message_size from sent_copy" + OURS;
    private static final String DONE = "delete from sent_copy" + OURS;
    private static final String AGAIN =
            "update sent_copy set owner = null, due_at = ?, last_error = ?, changed_at = now()" + OURS;
    private static final String GIVE_UP = """
            update sent_copy set
                state = 'FAILED', owner = null, message = null, last_error = ?, event = ?, changed_at = now()""" + OURS;

    private static final ObjectMapper JSON = FacteurJson.newMapper();

    private final DataSource dataSource;
    private final DispatcherLease lease;
    private final PayloadCipher cipher;
    private final CopyPieces pieces;
    private final SentCopyConfig config;
    private final Clock clock;

    PendingCopies(
            DataSource dataSource,
            DispatcherLease lease,
            PayloadCipher cipher,
            CopyPieces pieces,
            SentCopyConfig config,
            Clock clock) {
        this.dataSource = dataSource;
        this.lease = lease;
        this.cipher = cipher;
        this.pieces = pieces;
        this.config = config;
        this.clock = clock;
    }

    /** Claims what is due, of each sender the first, of none who has a copy under way. */
    List<PendingCopy> take(int limit) throws SQLException {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        List<PendingCopy> taken = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setObject(1, now);
            statement.setDouble(2, config.firstPause().toMillis() / 1000.0);
            statement.setObject(3, lease.id());
            statement.setObject(4, now);
            statement.setObject(5, lease.id());
            statement.setInt(6, limit);
            statement.setObject(7, lease.id());
            statement.setObject(8, now);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    taken.add(read(rows));
                }
            }
        }
        return taken;
    }

    /**
     * What was submitted; empty if the claim is no longer ours.
     *
     * @throws PayloadCipher.UnreadablePayloadException if the keyset lacks the key
     */
    Optional<MessageToFile> message(PendingCopy copy) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(MESSAGE)) {
            setOurs(statement, 1, copy);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(message(copy, row)) : Optional.empty();
            }
        }
    }

    private MessageToFile message(PendingCopy copy, ResultSet row) throws SQLException {
        TenantId tenantId = copy.sender().tenantId();
        byte[] first = cipher.decrypt(tenantId, copy.requestId(), row.getBytes("message"));
        long size = row.getLong("message_size");
        long further = row.wasNull() ? 0 : size - first.length;
        return new MessageToFile(copy.messageId(), copy.messageDate(), first.length + further, out -> {
            out.write(first);
            pieces.writeFurther(tenantId, copy.requestId(), further, out);
        });
    }

    void done(PendingCopy copy) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(DONE)) {
            setOurs(statement, 1, copy);
            statement.executeUpdate();
        }
    }

    void again(PendingCopy copy, Instant dueAt, String reason) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(AGAIN)) {
            statement.setObject(1, dueAt.atOffset(ZoneOffset.UTC));
            statement.setString(2, reason);
            setOurs(statement, 3, copy);
            statement.executeUpdate();
        }
    }

    /**
     * Gives the copy up and forgets the message.
     *
     * @param event kept until it is told
     * @return whether the claim was still ours
     */
    boolean giveUp(PendingCopy copy, String detail, String event) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(GIVE_UP)) {
            statement.setString(1, detail);
            statement.setString(2, event);
            setOurs(statement, 3, copy);
            boolean isOurs = statement.executeUpdate() == 1;
            if (isOurs) {
                pieces.remove(connection, copy.sender().tenantId(), copy.requestId());
            }
            return isOurs;
        }
    }

    private void setOurs(PreparedStatement statement, int from, PendingCopy copy) throws SQLException {
        statement.setString(from, copy.sender().tenantId().value());
        statement.setString(from + 1, copy.requestId().value());
        statement.setObject(from + 2, lease.id());
        statement.setInt(from + 3, copy.attempt());
    }

    private static PendingCopy read(ResultSet row) throws SQLException {
        return new PendingCopy(
                new RequestId(row.getString("request_id")),
                new SenderKey(new TenantId(row.getString("tenant_id")), new SenderId(row.getString("sender_id"))),
                new EmailAddress(row.getString("address")),
                row.getString("message_id"),
                row.getObject("message_date", OffsetDateTime.class).toInstant(),
                document(row.getString("document")),
                row.getInt("attempts"),
                row.getObject("retries_since", OffsetDateTime.class).toInstant());
    }

    private static Optional<DocumentReference> document(@Nullable String json) {
        try {
            return json == null ? Optional.empty() : Optional.of(JSON.readValue(json, DocumentReference.class));
        } catch (JsonProcessingException ourFault) {
            throw new IllegalStateException("the document reference of a copy cannot be read", ourFault);
        }
    }
}
