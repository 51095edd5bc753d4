package dev.facteur.dispatch.operate.standing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facteur.dispatch.lane.server.AwayServer;
import dev.facteur.dispatch.lane.server.Servers;
import dev.facteur.dispatch.ledger.DispatcherLease;
import dev.facteur.dispatch.ledger.Instants;
import dev.facteur.dispatch.operate.search.Conditions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.logging.Logger;

/**
 * The servers that are away or that documents wait for. Each process knows its own circuits alone, so each writes them
 * down, and whoever asks any of them is told of all.
 */
@ApplicationScoped
public class ServersInTrouble {
    private static final Logger LOGGER = Logger.getLogger(ServersInTrouble.class);
    private static final String FORGET = """
            delete from server_in_trouble where dispatcher = ? or dispatcher not in
                (select id from dispatcher where alive_until > now() - interval '1 hour')""";
    private static final String NOTE =
            "insert into server_in_trouble (dispatcher, server, since, next_look) values (?, ?, ?, ?)";
    private static final String FIND = """
            select server, t.since, t.next_look, t.is_looking, coalesce(t.seen_by, 0) as seen_by,
                coalesce(w.waiting, 0) as waiting, w.oldest
            from (select d.server, count(*) as waiting, min(d.first_claimed_at) as oldest from delivery d
                    where d.state = 'WAITING' and d.server is not null group by d.server) as w
                full join (select s.server, min(s.since) as since, min(s.next_look) as next_look,
                        bool_or(s.next_look is null) as is_looking, count(*) as seen_by
                    from server_in_trouble s join dispatcher p on p.id = s.dispatcher and p.alive_until > now()
                    group by s.server) as t using (server)
            order by t.since nulls last, waiting desc, server limit ?""";

    private final DataSource dataSource;
    private final Servers servers;
    private final DispatcherLease lease;
    private List<AwayServer> written = List.of();

    ServersInTrouble(DataSource dataSource, Servers servers, DispatcherLease lease) {
        this.dataSource = dataSource;
        this.servers = servers;
        this.lease = lease;
    }

    /** Whether documents go to a server. */
    public enum Circuit {
        /** They do; some wait for their turn there. */
        CLOSED,
        /** It does not answer: none goes there before the next look. */
        OPEN,
        /** One goes there now, to see whether it is back. */
        LOOKING
    }

    /** A server and what waits for it. */
    @Schema(name = "ServerStanding")
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record ServerStanding(
            @Schema(
                    description = "Host, port and security; `relay`, `GMAIL`, `MICROSOFT`",
                    examples = "\"smtp.example.org:587 STARTTLS\"")
            String server,

            Circuit circuit,

            @Schema(description = "Since when it does not answer")
            Optional<Instant> since,

            @Schema(description = "When somebody looks whether it is back")
            Optional<Instant> nextLook,

            @Schema(description = "How many instances found it away")
            int seenBy,

            int waiting,

            @Schema(description = "When the first of those that wait was asked for")
            Optional<Instant> oldest) {}

    /** For the longest time away first, then by how many wait. */
    public List<ServerStanding> find(int limit) throws SQLException {
        List<ServerStanding> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(FIND)) {
            Conditions.limitTime(statement);
            statement.setInt(1, limit);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(read(rows));
                }
            }
        }
        return found;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void note() {
        List<AwayServer> now = servers.inTrouble();
        if (now.equals(written)) {
            return;
        }
        try {
            QuarkusTransaction.requiringNew().call(() -> {
                write(now);
                return null;
            });
            written = now;
        } catch (RuntimeException unavailable) {
            LOGGER.debugf("Servers that are away could not be noted: %s", unavailable.getMessage());
        }
    }

    private void write(List<AwayServer> now) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement forget = connection.prepareStatement(FORGET);
                PreparedStatement note = connection.prepareStatement(NOTE)) {
            forget.setObject(1, lease.id());
            forget.executeUpdate();
            for (AwayServer server : now) {
                note.setObject(1, lease.id());
                note.setString(2, server.server());
                note.setObject(3, server.since().atOffset(ZoneOffset.UTC));
                note.setObject(
                        4,
                        server.nextLook()
                                .map(instant -> instant.atOffset(ZoneOffset.UTC))
                                .orElse(null));
                note.addBatch();
            }
            note.executeBatch();
        }
    }

    private static ServerStanding read(ResultSet row) throws SQLException {
        Optional<Instant> since = Instants.optional(row, "since");
        Circuit open = row.getBoolean("is_looking") ? Circuit.LOOKING : Circuit.OPEN;
        return new ServerStanding(
                row.getString("server"),
                since.isPresent() ? open : Circuit.CLOSED,
                since,
                Instants.optional(row, "next_look"),
                row.getInt("seen_by"),
                row.getInt("waiting"),
                Instants.optional(row, "oldest"));
    }
}
