package dev.facteur.dispatch.lane;

import dev.facteur.dispatch.delivery.DeliveryOutcome;
import dev.facteur.dispatch.lane.budget.Budgets;
import dev.facteur.dispatch.lane.server.Learnt;
import dev.facteur.dispatch.lane.server.MemoryShares;
import dev.facteur.dispatch.lane.server.Servers;
import dev.facteur.model.SenderKey;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Whether there is a way through a lane now. */
@Startup
@ApplicationScoped
public class SenderLanes {
    private final Lanes lanes;
    private final Servers servers;
    private final Budgets budgets;
    private final LaneConfig config;
    private final Clock clock;
    private final MemoryShares shares;
    private final Map<SenderLane, Instant> pauses = new ConcurrentHashMap<>();
    /** Lanes whose next request found no room beside those of others, and when it is worth another look. */
    private final Map<SenderLane, Instant> crowdedOut = new ConcurrentHashMap<>();

    SenderLanes(Lanes lanes, Servers servers, Budgets budgets, LaneConfig config, MeterRegistry metrics, Clock clock) {
        this.lanes = lanes;
        this.servers = servers;
        this.budgets = budgets;
        this.config = config;
        this.clock = clock;
        this.shares = new MemoryShares(config.inFlightBytes().asLongValue());
        Gauge.builder("facteur.lanes.requests", lanes, Lanes::size)
                .description("Requests that are under way, or wait in memory for their turn")
                .register(metrics);
        Gauge.builder("facteur.lanes.busy", lanes, Lanes::count)
                .description("Lanes with something in them: the relay's, and one for each mailbox or account")
                .register(metrics);
    }

    /**
     * Puts a task into a lane.
     *
     * @param bytes of memory that it holds until it is done
     * @return why it was not taken in; empty if it was
     */
    public Optional<NotNow> enter(SenderLane lane, long bytes, LaneTask task) {
        Optional<NotNow> paused = paused(lane);
        if (paused.isPresent()) {
            return paused;
        }
        if (servers.isAway(lane.server())) {
            return Optional.of(new NotNow.ServerAway());
        }
        if (lane.isRelay()) {
            // What shares the relay waits without bound here: how much there can be is bounded by the bytes in flight.
            boolean hasEntered = lanes.enter(
                    lane.key(), new LaneWidth(config.relayWidth(), shares.ofRelay()), Integer.MAX_VALUE, bytes, task);
            return hasEntered ? Optional.empty() : Optional.of(new NotNow.LaneFull());
        }
        return switch (servers.enter(lane.server(), bytes, shares)) {
            case ENTERED -> enterMailbox(lane, bytes, task);
            case SERVER_FULL -> Optional.of(new NotNow.LaneFull());
            case NO_ROOM -> {
                crowdedOut.put(lane, clock.instant().plus(config.patience()));
                yield Optional.of(new NotNow.LaneFull());
            }
        };
    }

    private Optional<NotNow> enterMailbox(SenderLane lane, long bytes, LaneTask task) {
        LaneTask whole = leavingServer(lane.server(), bytes, task);
        LaneWidth width = LaneWidth.of(config.mailboxWidth());
        if (!lanes.enter(lane.key(), width, config.mailboxWaiting(), bytes, whole)) {
            servers.leave(lane.server(), bytes, shares);
            return Optional.of(new NotNow.LaneFull());
        }
        return Optional.empty();
    }

    /**
     * Asked at the very start of an attempt. Who may start must tell with {@link #learn} what came of it.
     *
     * @param recipients of the message
     */
    public Optional<NotNow> mayStart(SenderLane lane, int recipients) throws SQLException {
        Optional<NotNow> paced = paused(lane);
        if (paced.isEmpty() && isCounted(lane)) {
            Optional<Instant> fitsAt =
                    budgets.fitsAt(lane.mailboxOf().orElseThrow(), lane.host().orElseThrow(), recipients);
            fitsAt.ifPresent(until -> pause(lane, until));
            paced = fitsAt.map(NotNow.Paced::new);
        }
        if (paced.isPresent()) {
            return paced;
        }
        return servers.mayContact(lane.server()) ? Optional.empty() : Optional.of(new NotNow.ServerAway());
    }

    /** Whether what the lane sends is counted, so that one must be written before the next starts. */
    public boolean isCounted(SenderLane lane) {
        return lane.host().filter(budgets::isLimited).isPresent();
    }

    /** Nothing of a mailbox starts before that. The relay takes what it takes: its refusals hold nobody else up. */
    public void pause(SenderLane lane, Instant until) {
        if (!lane.isRelay()) {
            pauses.put(lane, until);
        }
    }

    /**
     * Learns from an attempt how its server is.
     *
     * @param wasSubmitted whether there was a message that the server was asked to take
     */
    public Learnt learn(SenderLane lane, DeliveryOutcome outcome, boolean wasSubmitted) {
        return switch (lane.method()) {
            case RELAY, MAILBOX -> servers.learn(lane.server(), outcome);
            case GMAIL, MICROSOFT -> servers.learnOfApi(lane.server(), outcome, wasSubmitted);
        };
    }

    /** Whether nothing speaks against the server being there. */
    public boolean isThere(SenderLane lane) {
        return servers.isThere(lane.server());
    }

    /** Whether it is of no use to go to its server now. */
    public boolean isAway(SenderLane lane) {
        return servers.isAway(lane.server());
    }

    /** How soon somebody looks whether a server that was away is back. */
    public Duration probeAfter() {
        return servers.probeAfter();
    }

    /** Senders whose own lane takes nothing in now; those who wait for a server to take more, with that server. */
    public List<String> closedSenders() {
        Instant now = clock.instant();
        pauses.values().removeIf(until -> !now.isBefore(until));
        // None is closed for longer: a later end was set by a clock that has been put back since.
        crowdedOut.values().removeIf(until -> !now.isBefore(until) || until.isAfter(now.plus(config.patience())));
        Stream<String> paused = Stream.concat(pauses.keySet().stream(), crowdedOut.keySet().stream())
                .map(lane -> lane.mailboxOf().orElseThrow() + " " + lane.server());
        Stream<String> full = lanes.keys().stream()
                .filter(SenderKey.class::isInstance)
                .map(SenderKey.class::cast)
                .filter(sender -> !lanes.hasRoom(sender, config.mailboxWaiting()))
                .map(SenderKey::toString);
        return Stream.concat(paused, full).distinct().toList();
    }

    /** Servers that nothing is taken in for now. */
    public List<String> closedServers() {
        List<String> closed = new ArrayList<>(servers.closed());
        if (!lanes.hasRoom(SenderLane.RELAY.key(), Integer.MAX_VALUE)) {
            closed.add(SenderLane.RELAY.server());
        }
        return closed;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void clearTheStuck() {
        lanes.clearTheStuck();
    }

    private Optional<NotNow> paused(SenderLane lane) {
        return Optional.ofNullable(pauses.get(lane))
                .filter(until -> clock.instant().isBefore(until))
                .map(NotNow.Paced::new);
    }

    private LaneTask leavingServer(String server, long bytes, LaneTask task) {
        return new LaneTask() {
            @Override
            public Runnable run() {
                try {
                    Runnable rest = task.run();
                    return () -> finallyLeaving(rest);
                } catch (RuntimeException ourFault) {
                    servers.leave(server, bytes, shares);
                    throw ourFault;
                }
            }

            @Override
            public void leave() {
                finallyLeaving(task::leave);
            }

            private void finallyLeaving(Runnable work) {
                try {
                    work.run();
                } finally {
                    servers.leave(server, bytes, shares);
                }
            }
        };
    }
}
