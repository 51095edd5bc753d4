package dev.facteur.dispatch.ledger.waiting;

import dev.facteur.dispatch.ledger.Claim;
import dev.facteur.dispatch.ledger.DispatcherLease;
import dev.facteur.dispatch.ledger.EventJson;
import dev.facteur.dispatch.ledger.Instants;
import dev.facteur.dispatch.ledger.PayloadCipher;
import dev.facteur.dispatch.ledger.PayloadCipher.UnreadablePayloadException;
import dev.facteur.dispatch.ledger.SentAs;
import dev.facteur.model.RequestId;
import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.TenantId;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.sender.SendingMethod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** The parked requests: those that are due, those a lost process left behind, and those of one sender. */
@ApplicationScoped
public class WaitingRequests {
    private static final Logger LOGGER = Logger.getLogger(WaitingRequests.class);
    private static final int RELEASED_AT_A_TIME = 500;

    // What a lost process left behind without a payload is still in Kafka, and comes again from there. What is ours is
    // not
    // lost, whatever PostgreSQL's clock says of our lease: we are at it.
    private static final String TAKE_DUE = """
            with due as (
                select d.tenant_id, d.request_id, d.due_at as was_due, false as interrupted,
                    false as lost
                from delivery d
                where d.state = 'WAITING' and d.drained_by = ? and d.due_at <= ?
                    and not coalesce(d.server, '') = any(?)
                    and not array[d.tenant_id || '/' || d.sender_id,
                        d.tenant_id || '/' || d.sender_id || ' ' || coalesce(d.server, '')] && ?
                order by d.due_at, d.first_claimed_at
                limit ?
                for update of d skip locked),
            lost as (
                select d.tenant_id, d.request_id, null::timestamptz as was_due, d.state = 'SUBMITTING' as interrupted,
                    true as lost
                from delivery d
                where d.owner <> ? and d.payload is not null and not d.sender_erased
                    and not exists (select from dispatcher i where i.id = d.owner and i.alive_until > now())
                limit ?
                for update of d skip locked),
            taken as (select * from due union all select * from lost)
            update delivery d set state = case when taken.interrupted then d.state else 'CLAIMED' end, owner = ?, attempts = d.attempts + 1, due_at = null,
                may_have_left = d.may_have_left or taken.lost, changed_at = now()
            from taken where d.tenant_id = taken.tenant_id and d.request_id = taken.request_id
            returning d.*, taken.interrupted, taken.was_due""";
    // By index what waits and what the others have under way, never by all that a sender has ever sent: neither the
    // case nor
    // the materialized part leaves the planner another way.
    private static final String IN_FRONT = """
            with s as (select * from unnest(?::text[], ?::text[]) as sender (tenant_id, sender_id)),
            waiting as (
                select d.tenant_id, d.sender_id, d.wait_reason, d.due_at, d.drained_by
                from s join delivery d on d.tenant_id = s.tenant_id and d.sender_id = s.sender_id
                where d.state = 'WAITING'
                    and case when d.wait_reason = 'THROTTLED' then d.due_at is not null else d.due_at <= ? end),
            others as materialized (
                select d.tenant_id, d.sender_id, d.owner from delivery d
                where d.owner = any(array(select id from dispatcher where id <> ? and alive_until > now()))),
            elsewhere as (
                select d.tenant_id, d.sender_id, 'THROTTLED', null::timestamptz, d.owner
                from others d join s on d.tenant_id = s.tenant_id and d.sender_id = s.sender_id)
            select distinct on (tenant_id, sender_id) * from (select * from waiting union all select * from elsewhere) as d
            order by tenant_id, sender_id, due_at desc nulls last""";
    private static final String RELEASE_SERVER = """
            update delivery set due_at = ? where (tenant_id, request_id) in (
                select tenant_id, request_id from delivery
                where state = 'WAITING' and server = ? and wait_reason = 'SERVER_UNREACHABLE' and due_at > ?
                order by due_at limit ? for update skip locked)""";
    private static final String RELEASE = """
            update delivery set due_at = ?, server = null
            where tenant_id = ? and sender_id = ? and state = 'WAITING'
                and wait_reason in ('AUTHENTICATION_EXPIRED', 'RETRY', 'SERVER_UNREACHABLE', 'SETTINGS_UNAVAILABLE',
                    'THROTTLED')""";
    // What nobody can have by the way it was on. What goes by the relay already keeps its own times.
    private static final String FREE = " and sent_as is null and partly_sent is null and not may_have_left";
    private static final String RELEASE_FREE = RELEASE + FREE + " and instead_of is null";
    private static final String LOOK_AGAIN = """
            update delivery set due_at = ? where (tenant_id, request_id) in (
                select tenant_id, request_id from delivery
                where state = 'WAITING' and server = ? and wait_reason = 'SERVER_UNREACHABLE' and due_at > ?
                order by first_claimed_at limit 1 for update skip locked)""";
    private static final String COUNT = """
            select count(*) from delivery where tenant_id = ? and sender_id = ? and state = 'WAITING'""";
    private static final String COUNT_BOUND =
            COUNT + " and (sent_as is not null or partly_sent is not null or may_have_left)";

    private final DataSource dataSource;
    private final DispatcherLease lease;
    private final PayloadCipher cipher;
    private final Clock clock;
    private final List<Runnable> onRelease = new CopyOnWriteArrayList<>();

    WaitingRequests(DataSource dataSource, DispatcherLease lease, PayloadCipher cipher, Clock clock) {
        this.dataSource = dataSource;
        this.lease = lease;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** Claims what is due, whatever it waits for, oldest first. */
    @Transactional(rollbackOn = Exception.class)
    public List<DueRequest> takeDue(int limit) throws SQLException {
        return takeDue(limit, List.of(), List.of());
    }

    /**
     * Claims what is due and ours to drain, oldest first.
     *
     * @param closedServers nothing that waits for them is taken
     * @param closedSenders nothing of them is taken; of those named together with a server, nothing that waits for that
     */
    @Transactional(rollbackOn = Exception.class)
    public List<DueRequest> takeDue(int limit, List<String> closedServers, List<String> closedSenders)
            throws SQLException {
        List<DueRequest> due = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(TAKE_DUE)) {
            statement.setObject(1, lease.id());
            statement.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
            statement.setArray(3, connection.createArrayOf("text", closedServers.toArray()));
            statement.setArray(4, connection.createArrayOf("text", closedSenders.toArray()));
            statement.setInt(5, limit);
            statement.setObject(6, lease.id());
            statement.setInt(7, lease.mayTakeOver() ? limit : 0);
            statement.setObject(8, lease.id());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    read(rows).ifPresent(due::add);
                }
            }
        }
        due.sort(Comparator.comparing((DueRequest request) -> request.wasDue().orElse(Instant.MIN))
                .thenComparing(request -> request.claim().firstClaimedAt()));
        return due;
    }

    /**
     * What of these senders waits and goes before anything new: what is due, and what waits for its turn. Not what waits
     * for a reason of its own, such as a deferred document. What another process has under way goes first too: after a
     * rebalance, it had the sender's records before us.
     */
    public Map<SenderKey, WaitingInFront> inFront(Collection<SenderKey> senders) throws SQLException {
        Map<SenderKey, WaitingInFront> inFront = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(IN_FRONT)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            senders.stream().map(s -> s.tenantId().value()).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            senders.stream().map(s -> s.senderId().value()).toArray()));
            statement.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
            statement.setObject(4, lease.id());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    inFront.put(
                            new SenderKey(
                                    new TenantId(rows.getString("tenant_id")),
                                    new SenderId(rows.getString("sender_id"))),
                            new WaitingInFront(
                                    DelayReason.valueOf(rows.getString("wait_reason")),
                                    Instants.optional(rows, "due_at"),
                                    Optional.ofNullable(rows.getObject("drained_by", UUID.class))
                                            .orElse(lease.id())));
                }
            }
        }
        return inFront;
    }

    /** Runs the task whenever something was made due at once. It must not block. */
    public void onRelease(Runnable task) {
        onRelease.add(task);
    }

    /** Makes due at once what waits for a server that is back. */
    public void releaseServer(String server) throws SQLException {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        int released = RELEASED_AT_A_TIME;
        while (released == RELEASED_AT_A_TIME) {
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement statement = connection.prepareStatement(RELEASE_SERVER)) {
                statement.setObject(1, now);
                statement.setString(2, server);
                statement.setObject(3, now);
                statement.setInt(4, RELEASED_AT_A_TIME);
                released = statement.executeUpdate();
            }
        }
        onRelease.forEach(Runnable::run);
    }

    /** Has one of those that wait for a server that is away look then whether it is back. */
    public void lookAgain(String server, Instant at) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(LOOK_AGAIN)) {
            statement.setObject(1, at.atOffset(ZoneOffset.UTC));
            statement.setString(2, server);
            statement.setObject(3, at.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    /** Makes due at once what waits for the sender: their profile has changed. Returns how many. */
    public int release(SenderKey sender) throws SQLException {
        return release(RELEASE, sender);
    }

    /** The same of what may go by the relay instead, since the sender's own method is unavailable. */
    public int releaseForRelay(SenderKey sender) throws SQLException {
        return release(RELEASE_FREE, sender);
    }

    private int release(String sql, SenderKey sender) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            statement.setString(2, sender.tenantId().value());
            statement.setString(3, sender.senderId().value());
            int released = statement.executeUpdate();
            if (released > 0) {
                onRelease.forEach(Runnable::run);
            }
            return released;
        }
    }

    /** How many requests of the sender wait, whatever for. */
    public long count(SenderKey sender) throws SQLException {
        return count(COUNT, sender);
    }

    /** How many of the sender wait that go by no other way than the one they were on. */
    public long countBound(SenderKey sender) throws SQLException {
        return count(COUNT_BOUND, sender);
    }

    private long count(String sql, SenderKey sender) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, sender.tenantId().value());
            statement.setString(2, sender.senderId().value());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** Empty if it cannot be decrypted: it stays as it is. */
    Optional<DueRequest> read(ResultSet row) throws SQLException {
        Claim claim = new Claim(
                new TenantId(row.getString("tenant_id")),
                new RequestId(row.getString("request_id")),
                row.getInt("attempts"),
                Instants.of(row, "first_claimed_at"),
                Optional.ofNullable(row.getString("wait_reason")).map(DelayReason::valueOf),
                Instants.optional(row, "deferred_since"),
                Instants.optional(row, "awaits_sender_since"),
                Optional.ofNullable(row.getString("method")).map(SendingMethod::valueOf),
                EventJson.readPartlySent(row.getString("partly_sent")),
                SentAs.read(row.getString("sent_as")),
                row.getBoolean("may_have_left"),
                Optional.ofNullable(row.getString("instead_of")).map(SendingMethod::valueOf));
        try {
            byte[] payload = cipher.decrypt(claim.tenantId(), claim.requestId(), row.getBytes("payload"));
            return Optional.of(new DueRequest(
                    claim,
                    payload,
                    row.getBoolean("interrupted"),
                    Instants.optional(row, "was_due"),
                    Optional.ofNullable(row.getString("trace_parent"))));
        } catch (UnreadablePayloadException wrongKeyset) {
            // Stays claimed by us and untouched: with the right keyset the next start takes it up again.
            LOGGER.errorf("Parked request %s/%s: %s", claim.tenantId(), claim.requestId(), wrongKeyset.getMessage());
            return Optional.empty();
        }
    }
}
