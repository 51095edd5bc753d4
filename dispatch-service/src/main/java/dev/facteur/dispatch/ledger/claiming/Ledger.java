package dev.facteur.dispatch.ledger.claiming;

import dev.facteur.dispatch.ledger.Claim;
import dev.facteur.dispatch.ledger.DeliveryState;
import dev.facteur.dispatch.ledger.DispatcherLease;
import dev.facteur.dispatch.ledger.PayloadCipher;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.RequestId;
import dev.facteur.model.TenantId;
import dev.facteur.model.document.SendDocument;
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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Says who may attempt what. A request is known by what its caller calls it, so the same one can come by any partition,
 * at any time and at any instance, and is still attempted by one of them only.
 */
@ApplicationScoped
public class Ledger {
    private static final String INSERT = """
            insert into delivery
                (tenant_id, request_id, sender_id, fingerprint, state, attempts, first_claimed_at, owner, changed_at,
                recipients)
            select tenant_id, request_id, sender_id, fingerprint, 'CLAIMED', 1, claimed_at, ?, now(), recipients
            from unnest(?::text[], ?::text[], ?::text[], ?::bytea[], ?::timestamptz[], ?::int[])
                as candidate (tenant_id, request_id, sender_id, fingerprint, claimed_at, recipients)
            on conflict do nothing
            returning tenant_id, request_id""";
    // We are alive, whatever PostgreSQL's clock says of our lease.
    private static final String FIND = """
            select d.*, d.owner = ? or exists (select from dispatcher i where i.id = d.owner and i.alive_until > now())
                as owner_is_alive
            from delivery d where tenant_id = ? and request_id = ? for update of d""";
    // Interrupted once is interrupted: should we be lost before we have said so, the next one must know.
    private static final String TAKE_OVER = """
            update delivery set owner = ?, attempts = ?, may_have_left = true, changed_at = now()
            where tenant_id = ? and request_id = ?""";
    private static final String MARK_SUBMITTING = """
            update delivery set state = 'SUBMITTING', changed_at = now()
            where tenant_id = ? and request_id = ? and owner = ? and attempts = ?""";
    private static final String STORE_REPEAT = """
            update delivery set repeats = repeats + 1, payload = coalesce(payload, ?)
            where tenant_id = ? and request_id = ?""";

    private final DataSource dataSource;
    private final DispatcherLease lease;
    private final PayloadCipher cipher;
    private final Clock clock;

    Ledger(DataSource dataSource, DispatcherLease lease, PayloadCipher cipher, Clock clock) {
        this.dataSource = dataSource;
        this.lease = lease;
        this.cipher = cipher;
        this.clock = clock;
    }

    /**
     * Claims a batch in one transaction; new requests, the common case, in one statement.
     *
     * @return the results in the order of the candidates
     */
    @Transactional(rollbackOn = Exception.class)
    public List<ClaimResult> claim(List<Candidate> candidates) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<byte[]> fingerprints = candidates.stream()
                .map(candidate -> Fingerprint.of(candidate.request()))
                .toList();
        try (Connection connection = dataSource.getConnection()) {
            Set<Key> inserted = insert(connection, candidates, fingerprints, now);
            List<ClaimResult> results = new ArrayList<>(candidates.size());
            for (int i = 0; i < candidates.size(); i++) {
                SendDocument request = candidates.get(i).request();
                // The first of its key in this batch takes the place that was made; a second one is a repeat.
                boolean isNew = inserted.remove(Key.of(request));
                results.add(
                        isNew
                                ? new ClaimResult.Claimed(
                                        Claim.first(request.tenantId(), request.requestId(), claimedAt(now, i)))
                                : claimKnown(connection, candidates.get(i), fingerprints.get(i)));
            }
            return results;
        }
    }

    /**
     * Records that from now on nobody knows whether the request was sent, until its outcome is written. To be called
     * before the final dot of what must not be sent twice.
     *
     * @return whether the claim is still ours
     */
    public boolean markSubmitting(Claim claim) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(MARK_SUBMITTING)) {
            statement.setString(1, claim.tenantId().value());
            statement.setString(2, claim.requestId().value());
            statement.setObject(3, lease.id());
            statement.setInt(4, claim.attempt());
            return statement.executeUpdate() == 1;
        }
    }

    private Set<Key> insert(Connection connection, List<Candidate> candidates, List<byte[]> fingerprints, Instant now)
            throws SQLException {
        Set<Key> keys = new HashSet<>();
        List<SendDocument> requests = new ArrayList<>();
        List<byte[]> prints = new ArrayList<>();
        List<OffsetDateTime> claimedAt = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            if (keys.add(Key.of(candidates.get(i).request()))) {
                requests.add(candidates.get(i).request());
                prints.add(fingerprints.get(i));
                claimedAt.add(claimedAt(now, i).atOffset(ZoneOffset.UTC));
            }
        }
        Set<Key> inserted = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, lease.id());
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            requests.stream().map(r -> r.tenantId().value()).toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "text",
                            requests.stream().map(r -> r.requestId().value()).toArray()));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "text",
                            requests.stream().map(r -> r.senderId().value()).toArray()));
            statement.setArray(5, connection.createArrayOf("bytea", prints.toArray(byte[][]::new)));
            statement.setArray(6, connection.createArrayOf("timestamptz", claimedAt.toArray()));
            statement.setArray(
                    7,
                    connection.createArrayOf(
                            "int", requests.stream().map(Ledger::recipients).toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    inserted.add(new Key(new TenantId(rows.getString(1)), new RequestId(rows.getString(2))));
                }
            }
        }
        return inserted;
    }

    private static int recipients(SendDocument request) {
        return Math.toIntExact(
                request.recipients().map(NamedAddress::address).distinct().count());
    }

    /** No two of a batch at the same time: by it those that must wait know who was first. */
    private static Instant claimedAt(Instant now, int place) {
        return now.plus(place, ChronoUnit.MICROS);
    }

    private ClaimResult claimKnown(Connection connection, Candidate candidate, byte[] fingerprint) throws SQLException {
        SendDocument request = candidate.request();
        LedgerRow row = find(connection, request);
        if (!row.hasFingerprint(fingerprint)) {
            return new ClaimResult.Contradictory();
        }
        return switch (row.state()) {
            case SENT, FAILED, HELD, WAITING -> new ClaimResult.Repeated(row.event());
            case CLAIMED, SUBMITTING ->
                // Where it is not for us to say that its owner is lost, it is stored, and taken over when somebody can.
                row.ownerIsAlive() || !lease.mayTakeOver()
                        ? storeRepeat(connection, candidate)
                        : takeOver(connection, request, row);
        };
    }

    private LedgerRow find(Connection connection, SendDocument request) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setObject(1, lease.id());
            statement.setString(2, request.tenantId().value());
            statement.setString(3, request.requestId().value());
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    // Purged in this very moment: the next try inserts it.
                    throw new SQLException("the ledger row of a known request is gone");
                }
                return LedgerRow.read(rows);
            }
        }
    }

    /** Kafka need not keep it any longer: should the attempt under way be lost, the ledger has the request. */
    private ClaimResult storeRepeat(Connection connection, Candidate candidate) throws SQLException {
        SendDocument request = candidate.request();
        try (PreparedStatement statement = connection.prepareStatement(STORE_REPEAT)) {
            statement.setBytes(1, cipher.encrypt(request.tenantId(), request.requestId(), candidate.payload()));
            statement.setString(2, request.tenantId().value());
            statement.setString(3, request.requestId().value());
            statement.executeUpdate();
        }
        return new ClaimResult.UnderWay();
    }

    private ClaimResult takeOver(Connection connection, SendDocument request, LedgerRow row) throws SQLException {
        Claim claim = row.nextClaim(request.tenantId(), request.requestId());
        try (PreparedStatement statement = connection.prepareStatement(TAKE_OVER)) {
            statement.setObject(1, lease.id());
            statement.setInt(2, claim.attempt());
            statement.setString(3, request.tenantId().value());
            statement.setString(4, request.requestId().value());
            statement.executeUpdate();
        }
        return row.state() == DeliveryState.SUBMITTING
                ? new ClaimResult.Interrupted(claim)
                : new ClaimResult.Claimed(claim);
    }

    private record Key(TenantId tenantId, RequestId requestId) {
        static Key of(SendDocument request) {
            return new Key(request.tenantId(), request.requestId());
        }
    }
}
