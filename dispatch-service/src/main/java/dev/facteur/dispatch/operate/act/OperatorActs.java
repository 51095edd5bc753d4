package dev.facteur.dispatch.operate.act;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facteur.dispatch.identity.Caller;
import dev.facteur.dispatch.ledger.Instants;
import dev.facteur.dispatch.operate.search.OneDelivery;
import dev.facteur.model.FacteurJson;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** The audit: what operators did, to how many deliveries. What people do to their own stands in the steps of these. */
@ApplicationScoped
public class OperatorActs {
    private static final Logger LOGGER = Logger.getLogger(OperatorActs.class);
    private static final ObjectMapper JSON = FacteurJson.newMapper();
    private static final String RECORD = "insert into operator_act (at, who, act, what, count) values (?, ?, ?, ?, ?)";
    private static final String LATEST =
            "select position, at, who, act, what, count from operator_act where position < ? order by position desc limit ?";
    private static final String PURGE = "delete from operator_act where at < ?";

    private final DataSource dataSource;
    private final OperateConfig config;
    private final Clock clock;

    OperatorActs(DataSource dataSource, OperateConfig config, Clock clock) {
        this.dataSource = dataSource;
        this.config = config;
        this.clock = clock;
    }

    /** What an operator may do. */
    public enum Act {
        CANCEL,
        RESOLVE,
        REPLAY,
        /** What could not be taken, after correction. */
        PUBLISH_AGAIN,
        /** What could not be taken: there is nothing to publish. */
        DISMISS
    }

    /**
     * What an operator did.
     *
     * @param position counts up
     * @param what which delivery, or by which filter
     */
    public record OperatorAct(long position, Instant at, String who, Act act, JsonNode what, int count) {}

    /** The latest, below that position. */
    public List<OperatorAct> latest(long below, int limit) throws SQLException {
        List<OperatorAct> latest = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(LATEST)) {
            statement.setLong(1, below);
            statement.setInt(2, limit);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    latest.add(new OperatorAct(
                            rows.getLong("position"),
                            Instants.of(rows, "at"),
                            rows.getString("who"),
                            Act.valueOf(rows.getString("act")),
                            parse(rows.getString("what")),
                            rows.getInt("count")));
                }
            }
        }
        return latest;
    }

    /** Within the transaction of the act itself: there is none without its record. */
    void record(Caller caller, Act act, OneDelivery delivery) throws SQLException {
        if (caller instanceof Caller.Operator operator) {
            record(operator, act, Map.of("tenant", delivery.tenantId(), "requestId", delivery.requestId()), 1);
        }
    }

    /** The same, of whatever they did it to. */
    public void record(Caller.Operator operator, Act act, Object what, int count) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(RECORD)) {
            statement.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            statement.setString(2, operator.name());
            statement.setString(3, act.name());
            statement.setString(4, write(what));
            statement.setInt(5, count);
            statement.executeUpdate();
        }
    }

    @Scheduled(every = "1h", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void purge() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(PURGE)) {
            statement.setObject(
                    1, clock.instant().minus(config.auditRetention()).atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        } catch (SQLException unavailable) {
            LOGGER.warnf("The audit could not be purged: %s", unavailable.getMessage());
        }
    }

    private static String write(Object what) {
        try {
            return JSON.writeValueAsString(what);
        } catch (JsonProcessingException ourFault) {
            throw new IllegalStateException("an act cannot be written", ourFault);
        }
    }

    private static JsonNode parse(String what) {
        try {
            return JSON.readTree(what);
        } catch (JsonProcessingException ourFault) {
            throw new IllegalStateException("an act in the audit cannot be read", ourFault);
        }
    }
}
