package dev.facteur.dispatch.operate.search;

import dev.facteur.dispatch.ledger.DeliveryState;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A filter in SQL, for the table {@code delivery} under the name {@code d}. */
public final class Conditions {
    /** Of a filter that no index helps. */
    private static final int MOST_SECONDS = 5;

    private static final Set<DeliveryState> UNDER_WAY = Set.of(DeliveryState.CLAIMED, DeliveryState.SUBMITTING);

    private final StringBuilder sql = new StringBuilder("true");
    private final List<Object> values = new ArrayList<>();

    private Conditions() {}

    public static Conditions of(DeliveryFilter filter) {
        Conditions conditions = new Conditions();
        filter.tenant().ifPresent(tenant -> conditions.and("d.tenant_id = ?", tenant.value()));
        filter.sender().ifPresent(sender -> conditions.and("d.sender_id = ?", sender.value()));
        filter.requestId().ifPresent(requestId -> conditions.and("d.request_id = ?", requestId.value()));
        filter.reason().ifPresent(reason -> conditions.and("d.wait_reason = ? and d.state = 'WAITING'", reason.name()));
        filter.cause().ifPresent(cause -> conditions.and("d.cause = ?", cause.name()));
        filter.whoActs().ifPresent(whoActs -> conditions.and("d.who_acts = ?", whoActs.name()));
        filter.method().ifPresent(method -> conditions.and("d.method = ?", method.name()));
        filter.documentId().ifPresent(id -> conditions.and("d.document_id = ?", id));
        filter.since().ifPresent(since -> conditions.and("d.first_claimed_at >= ?", since));
        filter.until().ifPresent(until -> conditions.and("d.first_claimed_at < ?", until));
        if (!filter.states().isEmpty()) {
            // Written out, so that the planner sees which partial index has them all.
            conditions.sql.append(filter.states().stream()
                    .map(DeliveryState::name)
                    .sorted()
                    .collect(Collectors.joining("', '", " and d.state in ('", "')")));
        }
        if (!filter.states().isEmpty() && UNDER_WAY.containsAll(filter.states())) {
            // The same, as the index of what is under way has it.
            conditions.sql.append(" and d.owner is not null");
        }
        if (filter.cause().isPresent() || filter.whoActs().isPresent()) {
            // Only what ended has them for good; one that is settled by a person has them still. Not by its states, of
            // which
            // the planner thinks that they are rare among those of a cause: it would read all of these and sort them.
            conditions.sql.append(" and d.owner is null");
        }
        return conditions;
    }

    Conditions after(Cursor cursor) {
        sql.append(" and (d.first_claimed_at, d.tenant_id, d.request_id) < (?, ?, ?)");
        values.addAll(List.of(
                cursor.askedAt(), cursor.tenantId().value(), cursor.requestId().value()));
        return this;
    }

    public String sql() {
        return sql.toString();
    }

    /** Nobody may keep the ledger busy with what they look for: beyond this the database gives up (57014). */
    public static void limitTime(PreparedStatement statement) throws SQLException {
        statement.setQueryTimeout(MOST_SECONDS);
    }

    /** Sets the values, the first at this position. Returns the position behind the last. */
    public int set(PreparedStatement statement, int first) throws SQLException {
        int position = first;
        for (Object value : values) {
            statement.setObject(
                    position++, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
        }
        return position;
    }

    private void and(String condition, Object value) {
        sql.append(" and ").append(condition);
        values.add(value);
    }
}
