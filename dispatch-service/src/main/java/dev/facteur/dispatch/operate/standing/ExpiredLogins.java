package dev.facteur.dispatch.operate.standing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facteur.dispatch.ledger.Instants;
import dev.facteur.dispatch.operate.search.Conditions;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.SenderId;
import dev.facteur.model.TenantId;
import dev.facteur.model.sender.SendingMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Senders of whom nothing can leave until they sign in again. */
@ApplicationScoped
public class ExpiredLogins {
    private static final String OPEN = """
            select e.tenant_id, e.sender_id, e.episode_id, e.account, e.method, e.since, w.waiting, w.oldest
            from authentication_episode e
            cross join lateral (select count(*) as waiting, min(d.first_claimed_at) as oldest from delivery d
                where d.tenant_id = e.tenant_id and d.sender_id = e.sender_id and d.state = 'WAITING'
                    and d.wait_reason = 'AUTHENTICATION_EXPIRED') as w
            where e.ended_at is null and e.tenant_id = coalesce(?, e.tenant_id)
            order by e.since, e.episode_id limit ?""";

    private final DataSource dataSource;

    ExpiredLogins(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * One of them.
     *
     * @param domain of the account
     * @param oldest when the first of those that wait was asked for
     */
    @Schema(name = "ExpiredLogin")
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record ExpiredLogin(
            TenantId tenantId,
            SenderId senderId,
            String episodeId,
            SendingMethod method,
            @Schema(examples = "\"example.org\"") String domain,
            Instant since,
            int waiting,
            Optional<Instant> oldest) {}

    /** Those of a tenant or of all, for the longest time first. */
    public List<ExpiredLogin> find(Optional<TenantId> tenant, int limit) throws SQLException {
        List<ExpiredLogin> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(OPEN)) {
            Conditions.limitTime(statement);
            statement.setString(1, tenant.map(TenantId::value).orElse(null));
            statement.setInt(2, limit);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(read(rows));
                }
            }
        }
        return found;
    }

    private static ExpiredLogin read(ResultSet row) throws SQLException {
        return new ExpiredLogin(
                new TenantId(row.getString("tenant_id")),
                new SenderId(row.getString("sender_id")),
                row.getString("episode_id"),
                SendingMethod.valueOf(row.getString("method")),
                new EmailAddress(row.getString("account")).asciiDomain(),
                Instants.of(row, "since"),
                row.getInt("waiting"),
                Instants.optional(row, "oldest"));
    }
}
