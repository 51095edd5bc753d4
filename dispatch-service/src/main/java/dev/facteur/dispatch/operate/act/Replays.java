package dev.facteur.dispatch.operate.act;

import dev.facteur.dispatch.identity.Caller;
import dev.facteur.dispatch.ledger.DeliveryState;
import dev.facteur.dispatch.operate.search.DeliveryFilter;
import dev.facteur.dispatch.operate.search.FoundDelivery;
import dev.facteur.model.outcome.DeliveryDelayed;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sends again what failed, always under the same request key: one delivery, or all that a filter finds. */
@ApplicationScoped
public class Replays {
    /** As many are sent again by one act, the oldest; the rest by the next. */
    public static final int MOST = 10_000;

    private static final int SAMPLE = 10;

    private final KeptRequests requests;
    private final Revivals revivals;
    private final OperatorActs acts;
    private final OperateConfig config;

    Replays(KeptRequests requests, Revivals revivals, OperatorActs acts, OperateConfig config) {
        this.requests = requests;
        this.revivals = revivals;
        this.acts = acts;
        this.config = config;
    }

    /**
     * What a replay would do.
     *
     * @param count how many would be sent again, up to {@link #MOST}
     * @param unreplayable how many failed likewise and cannot, for their requests are no longer kept; up to {@link #MOST}
     * @param sample the first of those that would be sent again
     * @param takes until the last of them is due
     */
    public record Prospect(int count, int unreplayable, List<FoundDelivery> sample, Duration takes) {}

    /**
     * What a replay did.
     *
     * @param count how many are sent again; if it is not the expected number, none is
     * @param takes until the last of them is due
     */
    public record Replayed(int count, boolean isDone, Duration takes) {}

    /** Looks, and changes nothing. */
    public Prospect look(DeliveryFilter filter) throws SQLException {
        Optional<DeliveryFilter> failed = filter.among(Set.of(DeliveryState.FAILED));
        if (failed.isEmpty()) {
            return new Prospect(0, 0, List.of(), Duration.ZERO);
        }
        int count = requests.count(failed.get(), true, MOST);
        return new Prospect(
                count,
                requests.count(failed.get(), false, MOST),
                requests.find(failed.get(), SAMPLE),
                pace().multipliedBy(count));
    }

    /**
     * Sends again, if there are as many as expected: more or fewer, and somebody has not seen what they would do.
     *
     * @param what the filter, as the audit has it
     */
    public Replayed replay(DeliveryFilter filter, int expected, Caller.Operator operator, Object what) {
        Optional<DeliveryFilter> failed = filter.among(Set.of(DeliveryState.FAILED));
        if (failed.isEmpty()) {
            return new Replayed(0, expected == 0, Duration.ZERO);
        }
        List<DeliveryDelayed> events = new ArrayList<>();
        int found = QuarkusTransaction.requiringNew().call(() -> {
            List<FoundDelivery> locked = requests.lock(failed.get(), MOST);
            if (locked.size() == expected) {
                acts.record(operator, OperatorActs.Act.REPLAY, what, expected);
                events.addAll(revivals.revive(locked, operator, pace()));
            }
            return locked.size();
        });
        revivals.tell(events);
        return new Replayed(found, found == expected, pace().multipliedBy(events.size()));
    }

    private Duration pace() {
        return Duration.ofSeconds(1).dividedBy(config.replayPerSecond());
    }
}
