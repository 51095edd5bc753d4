package dev.facteur.dispatch.ledger.settling;

import dev.facteur.dispatch.ledger.Claim;
import dev.facteur.dispatch.ledger.DispatcherLease;
import dev.facteur.dispatch.ledger.EventJson;
import dev.facteur.dispatch.ledger.PayloadCipher;
import dev.facteur.dispatch.ledger.SentAs;
import dev.facteur.dispatch.ledger.Step;
import dev.facteur.model.RequestId;
import dev.facteur.model.TenantId;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.DeliveryDelayed;
import dev.facteur.model.outcome.DeliveryFailed;
import dev.facteur.model.outcome.DispatchEvent;
import dev.facteur.model.sender.SendingMethod;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Writes how attempts ended, many in one statement. The ledger is written first; the event follows. */
@ApplicationScoped
public class Settlements {
    private static final int MAX_BATCH = 256;
    private static final String SETTLE = """
            with settled as (
            update delivery d set
                state = v.state, due_at = v.due_at, wait_reason = v.reason, owner = null, changed_at = now(),
                payload = case when v.state = 'WAITING' or v.payload is not null then coalesce(d.payload, v.payload) end,
                deferred_since = v.deferred_since,
                -- One that waits for its turn has not been tried: it still waits for its sender, as far as anybody knows.
                awaits_sender_since = case v.reason when 'AUTHENTICATION_EXPIRED' then coalesce(d.awaits_sender_since, now())
                    when 'THROTTLED' then d.awaits_sender_since end,
                method = coalesce(v.method, d.method),
                instead_of = v.instead_of,
                partly_sent = case when v.state in ('WAITING', 'HELD', 'FAILED') then v.partly_sent end,
                sent_as = case when v.state = 'WAITING' or v.payload is not null then v.sent_as end,
                accepted_since = coalesce(d.accepted_since,
                    case when v.state = 'SENT' or v.partly_sent is not null then v.attempts end),
                event_topic = coalesce(v.event_topic, d.event_topic),
                event = coalesce(v.event, d.event),
                reported = case when v.event is null then d.reported else false end,
                document_id = coalesce(v.document_id, d.document_id),
                cause = v.cause, who_acts = v.who_acts, took_ms = v.took_ms,
                server = v.server, drained_by = case when v.state = 'WAITING' then coalesce(v.drained_by, d.owner) end
            from unnest(?::text[], ?::text[], ?::int[], ?::text[], ?::timestamptz[], ?::text[], ?::bytea[], ?::text[],
                    ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::int[], ?::text[], ?::uuid[], ?::text[], ?::text[])
                as v (tenant_id, request_id, attempts, state, due_at, reason, payload, event_topic, event, method,
                    deferred_since, partly_sent, server, document_id, cause, who_acts, took_ms, step,
                    drained_by, sent_as, instead_of)
            where d.tenant_id = v.tenant_id and d.request_id = v.request_id
                and d.owner = ? and d.attempts = v.attempts
            returning d.tenant_id, d.request_id, d.repeats, v.step),
            noted as (
                insert into delivery_step (tenant_id, request_id, step)
                select tenant_id, request_id, step from settled where step is not null)
            select tenant_id, request_id, repeats from settled""";

    // Only while the event is still the last one: another fact may have been written since, and not told yet.
    private static final String MARK_REPORTED = """
            update delivery d set reported = true
            from unnest(?::text[], ?::text[], ?::int[], ?::text[]) as v (tenant_id, request_id, attempts, event_topic)
            where d.tenant_id = v.tenant_id and d.request_id = v.request_id
                and d.attempts = v.attempts and d.event_topic = v.event_topic""";

    private final DataSource dataSource;
    private final DispatcherLease lease;
    private final PayloadCipher cipher;
    private final Batcher<Settlement, OptionalInt> settling;
    private final Batcher<Told, Boolean> marking;

    Settlements(DataSource dataSource, DispatcherLease lease, PayloadCipher cipher) {
        this.dataSource = dataSource;
        this.lease = lease;
        this.cipher = cipher;
        this.settling = new Batcher<>("settlements", MAX_BATCH, this::writeAll);
        this.marking = new Batcher<>("reported-marks", MAX_BATCH, this::markAll);
    }

    /**
     * Writes how an attempt ended.
     *
     * @return how often the request came again in the meantime; empty if the claim is no longer ours, so that nothing
     *     was written and nothing may be told
     */
    public CompletableFuture<OptionalInt> settle(Settlement settlement) {
        return settling.add(settlement);
    }

    /** Records that Kafka has the event of a settlement. */
    public CompletableFuture<Boolean> markReported(Claim claim, DispatchEvent event) {
        return marking.add(new Told(claim.tenantId(), claim.requestId(), claim.attempt(), event.topic()));
    }

    /** Records that Kafka has an event that is no settlement's: somebody has made a delivery wait again. */
    public CompletableFuture<Boolean> markReported(DeliveryDelayed event) {
        return marking.add(new Told(event.tenantId(), event.requestId(), event.attempts(), event.topic()));
    }

    @PreDestroy
    void stop() {
        settling.close();
        marking.close();
    }

    private List<OptionalInt> writeAll(List<Settlement> settlements) throws SQLException {
        Map<Key, Integer> repeats = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(SETTLE)) {
            statement.setArray(
                    1, texts(connection, settlements, s -> s.claim().tenantId().value()));
            statement.setArray(
                    2, texts(connection, settlements, s -> s.claim().requestId().value()));
            statement.setArray(
                    3, column(connection, "int", settlements, s -> s.claim().attempt()));
            statement.setArray(4, texts(connection, settlements, s -> s.state().name()));
            statement.setArray(5, instants(connection, settlements, Settlement::dueAt));
            statement.setArray(
                    6,
                    texts(
                            connection,
                            settlements,
                            s -> s.reason().map(DelayReason::name).orElse(null)));
            statement.setArray(
                    7,
                    connection.createArrayOf(
                            "bytea", settlements.stream().map(this::encrypted).toArray(byte[][]::new)));
            statement.setArray(
                    8,
                    texts(
                            connection,
                            settlements,
                            s -> s.event().map(DispatchEvent::topic).orElse(null)));
            statement.setArray(
                    9,
                    texts(
                            connection,
                            settlements,
                            s -> s.event().map(EventJson::write).orElse(null)));
            statement.setArray(
                    10,
                    texts(
                            connection,
                            settlements,
                            s -> s.method().map(SendingMethod::name).orElse(null)));
            statement.setArray(11, instants(connection, settlements, Settlement::deferredSince));
            statement.setArray(
                    12,
                    texts(
                            connection,
                            settlements,
                            s -> s.claim().partlySent().map(EventJson::write).orElse(null)));
            statement.setArray(
                    13, texts(connection, settlements, s -> s.server().orElse(null)));
            statement.setArray(
                    14, texts(connection, settlements, s -> s.documentId().orElse(null)));
            statement.setArray(
                    15,
                    texts(
                            connection,
                            settlements,
                            s -> s.failure()
                                    .map(DeliveryFailed::cause)
                                    .map(Enum::name)
                                    .orElse(null)));
            statement.setArray(
                    16,
                    texts(
                            connection,
                            settlements,
                            s -> s.failure()
                                    .map(DeliveryFailed::whoActs)
                                    .map(Enum::name)
                                    .orElse(null)));
            statement.setArray(
                    17,
                    column(
                            connection,
                            "int",
                            settlements,
                            s -> s.tried()
                                    .map(tried -> (int) tried.took().toMillis())
                                    .orElse(null)));
            statement.setArray(
                    18,
                    texts(
                            connection,
                            settlements,
                            s -> s.step().map(Step::write).orElse(null)));
            statement.setArray(
                    19,
                    column(connection, "uuid", settlements, s -> s.drainedBy().orElse(null)));
            statement.setArray(
                    20,
                    texts(
                            connection,
                            settlements,
                            s -> s.claim().sentAs().map(SentAs::write).orElse(null)));
            statement.setArray(
                    21,
                    texts(
                            connection,
                            settlements,
                            s -> s.claim().insteadOf().map(SendingMethod::name).orElse(null)));
            statement.setObject(22, lease.id());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    repeats.put(
                            new Key(new TenantId(rows.getString(1)), new RequestId(rows.getString(2))), rows.getInt(3));
                }
            }
        }
        return settlements.stream()
                .map(settlement -> repeats.get(Key.of(settlement.claim())))
                .map(count -> count == null ? OptionalInt.empty() : OptionalInt.of(count))
                .toList();
    }

    private List<Boolean> markAll(List<Told> told) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(MARK_REPORTED)) {
            statement.setArray(1, texts(connection, told, t -> t.tenantId().value()));
            statement.setArray(2, texts(connection, told, t -> t.requestId().value()));
            statement.setArray(3, column(connection, "int", told, Told::attempt));
            statement.setArray(4, texts(connection, told, Told::topic));
            statement.executeUpdate();
        }
        return told.stream().map(_ -> true).toList();
    }

    private byte @Nullable [] encrypted(Settlement settlement) {
        Claim claim = settlement.claim();
        byte[] payload = settlement.payload();
        return payload == null ? null : cipher.encrypt(claim.tenantId(), claim.requestId(), payload);
    }

    private static <T> java.sql.Array texts(Connection connection, List<T> items, Function<T, @Nullable Object> value)
            throws SQLException {
        return column(connection, "text", items, value);
    }

    private static java.sql.Array instants(
            Connection connection, List<Settlement> settlements, Function<Settlement, Optional<Instant>> value)
            throws SQLException {
        return column(
                connection,
                "timestamptz",
                settlements,
                settlement -> value.apply(settlement)
                        .map(at -> at.atOffset(ZoneOffset.UTC))
                        .orElse(null));
    }

    private static <T> java.sql.Array column(
            Connection connection, String type, List<T> items, Function<T, @Nullable Object> value)
            throws SQLException {
        return connection.createArrayOf(type, items.stream().map(value).toArray());
    }

    private record Told(TenantId tenantId, RequestId requestId, int attempt, String topic) {}

    private record Key(TenantId tenantId, RequestId requestId) {
        static Key of(Claim claim) {
            return new Key(claim.tenantId(), claim.requestId());
        }
    }
}
