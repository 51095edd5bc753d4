package dev.facteur.dispatch.operate.search;

import dev.facteur.dispatch.ledger.DeliveryState;
import dev.facteur.dispatch.ledger.Instants;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.WhoActs;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** What is not as it should be, at a glance: how many wait, failed or are held, why, and who must act. */
@ApplicationScoped
public class Summaries {
    /** The newest so many are looked at: what is older than they are is no news. */
    private static final int MOST_LOOKED_AT = 100_000;

    private static final int MOST_GROUPS = 200;
    private static final Set<DeliveryState> IN_TROUBLE =
            Set.of(DeliveryState.WAITING, DeliveryState.FAILED, DeliveryState.HELD);

    private final DataSource dataSource;

    Summaries(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Deliveries that stand alike.
     *
     * @param oldest when the first of them was asked for
     * @param newest when the last was
     */
    public record Group(
            DeliveryState state,
            Optional<DelayReason> reason,
            Optional<FailureCause> cause,
            Optional<WhoActs> whoActs,
            int count,
            Instant oldest,
            Instant newest) {}

    /**
     * All groups, the largest first.
     *
     * @param isMore whether there were more deliveries than are looked at
     */
    public record Summary(List<Group> groups, boolean isMore) {
        public static final Summary NOTHING = new Summary(List.of(), false);
    }

    /** Of those that fit the filter. */
    public Summary of(DeliveryFilter filter) throws SQLException {
        Optional<DeliveryFilter> inTrouble = filter.among(IN_TROUBLE);
        return inTrouble.isEmpty() ? Summary.NOTHING : count(Conditions.of(inTrouble.get()));
    }

    private Summary count(Conditions conditions) throws SQLException {
        String sql = """
                select state, wait_reason, cause, who_acts, count(*) as count,
                    min(first_claimed_at) as oldest, max(first_claimed_at) as newest
                from (select d.state, case when d.state = 'WAITING' then d.wait_reason end as wait_reason, d.cause,
                        d.who_acts, d.first_claimed_at
                    from delivery d where\s""" + conditions.sql() + """
                 order by d.first_claimed_at desc limit ?) as newest_first
                group by state, wait_reason, cause, who_acts order by count desc, state, wait_reason, cause, who_acts
                limit ?""";
        List<Group> groups = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            Conditions.limitTime(statement);
            int position = conditions.set(statement, 1);
            statement.setInt(position, MOST_LOOKED_AT + 1);
            statement.setInt(position + 1, MOST_GROUPS);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    groups.add(read(rows));
                }
            }
        }
        return new Summary(groups, groups.stream().mapToInt(Group::count).sum() > MOST_LOOKED_AT);
    }

    private static Group read(ResultSet row) throws SQLException {
        return new Group(
                DeliveryState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("wait_reason")).map(DelayReason::valueOf),
                Optional.ofNullable(row.getString("cause")).map(FailureCause::valueOf),
                Optional.ofNullable(row.getString("who_acts")).map(WhoActs::valueOf),
                row.getInt("count"),
                Instants.of(row, "oldest"),
                Instants.of(row, "newest"));
    }
}
