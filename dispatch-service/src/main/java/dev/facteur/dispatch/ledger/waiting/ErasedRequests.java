package dev.facteur.dispatch.ledger.waiting;

import dev.facteur.dispatch.ledger.DispatcherLease;
import dev.facteur.model.SenderKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What waits of senders who were erased: it leaves by no way any more, and whoever asked for it is told. */
@ApplicationScoped
public class ErasedRequests {
    // Due never: no lane takes it, nor does a profile that comes back release it.
    private static final String MARK = """
            update delivery set sender_erased = true, due_at = null, wait_reason = null
            where tenant_id = ? and sender_id = ? and state = 'WAITING'""";
    private static final String FORGET = """
            update delivery set payload = null, sent_as = null
            where tenant_id = ? and sender_id = ? and state in ('FAILED', 'HELD') and payload is not null""";
    private static final String TAKE = """
            update delivery d set state = 'CLAIMED', owner = ?, attempts = d.attempts + 1, changed_at = now()
            from (select e.tenant_id, e.request_id from delivery e
                where e.sender_erased and (e.state = 'WAITING' or e.state = 'CLAIMED'
                    and not exists (select from dispatcher i where i.id = e.owner and i.alive_until > now()))
                limit ?
                for update of e skip locked) taken
            where d.tenant_id = taken.tenant_id and d.request_id = taken.request_id
            returning d.*, false as interrupted, null::timestamptz as was_due""";

    private final DataSource dataSource;
    private final DispatcherLease lease;
    private final WaitingRequests waiting;

    ErasedRequests(DataSource dataSource, DispatcherLease lease, WaitingRequests waiting) {
        this.dataSource = dataSource;
        this.lease = lease;
        this.waiting = waiting;
    }

    /** Marks what waits of a sender who is erased, and forgets what was kept to be sent again. */
    public void mark(SenderKey sender) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            for (String sql : List.of(MARK, FORGET)) {
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    statement.setString(1, sender.tenantId().value());
                    statement.setString(2, sender.senderId().value());
                    statement.executeUpdate();
                }
            }
        }
    }

    /** Claims some of it, to be ended. */
    @Transactional(rollbackOn = Exception.class)
    public List<DueRequest> take(int limit) throws SQLException {
        List<DueRequest> taken = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setObject(1, lease.id());
            statement.setInt(2, limit);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    waiting.read(rows).ifPresent(taken::add);
                }
            }
        }
        return taken;
    }
}
