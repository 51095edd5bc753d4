package dev.facteur.dispatch.lane.server;

import dev.facteur.dispatch.delivery.DeliveryOutcome;
import dev.facteur.dispatch.lane.server.CircuitBreaker.Answer;
import dev.facteur.dispatch.watch.ProviderNames;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The servers that documents are given to: how much of our memory each has, and whether it is there. One that is known to
 * be there and has nothing of ours is not remembered.
 */
@Startup
@ApplicationScoped
public class Servers {
    private final ServerConfig config;
    private final Clock clock;
    private final Map<String, Server> servers = new ConcurrentHashMap<>();
    private long allBytes;
    private long largeBytes;

    Servers(ServerConfig config, MeterRegistry metrics, Clock clock) {
        this.config = config;
        this.clock = clock;
        for (CircuitBreaker.State state : CircuitBreaker.State.values()) {
            Gauge.builder("facteur.servers", this, all -> all.count(state))
                    .description(
                            "Servers that have something of ours or have been silent, by the state of their breaker")
                    .tag("breaker", state.name())
                    .register(metrics);
        }
        for (String provider : ProviderNames.all()) {
            Gauge.builder("facteur.servers.away", this, all -> all.away(provider))
                    .description("Servers that do not answer, by whose they are")
                    .tag("provider", provider)
                    .register(metrics);
        }
    }

    /**
     * Takes room for a request to the server. Who was given any must {@link #leave}. A request that comes alone is always
     * given some, however large it is.
     *
     * @param bytes of the request
     */
    public synchronized Entry enter(String server, long bytes, MemoryShares shares) {
        if (!isRoomBesideOthers(bytes, shares)) {
            return Entry.NO_ROOM;
        }
        boolean[] hasEntered = {false};
        servers.compute(server, (_, known) -> {
            Server current = known == null ? new Server(config) : known;
            hasEntered[0] = current.hasRoom(config.width(), bytes, shares.ofOneServer());
            current.isFull = !hasEntered[0];
            if (hasEntered[0]) {
                current.requests++;
                current.bytes += bytes;
            }
            return current.isWorthKnowing() ? current : null;
        });
        if (hasEntered[0]) {
            allBytes += bytes;
            largeBytes += shares.isLarge(bytes) ? bytes : 0;
        }
        return hasEntered[0] ? Entry.ENTERED : Entry.SERVER_FULL;
    }

    private boolean isRoomBesideOthers(long bytes, MemoryShares shares) {
        return shares.isLarge(bytes)
                ? largeBytes == 0 || largeBytes + bytes <= shares.ofLarge()
                : allBytes == 0 || allBytes + bytes <= shares.ofServers();
    }

    /** Gives back the room that a request took. */
    public synchronized void leave(String server, long bytes, MemoryShares shares) {
        allBytes -= bytes;
        largeBytes -= shares.isLarge(bytes) ? bytes : 0;
        servers.computeIfPresent(server, (_, known) -> {
            known.requests--;
            known.bytes -= bytes;
            known.isFull = false;
            return known.isWorthKnowing() ? known : null;
        });
    }

    /** Whether the server is away, so that nobody needs to go there. */
    public boolean isAway(String server) {
        Server known = servers.get(server);
        return known != null && known.breaker.isOpen(clock.instant());
    }

    /** Whether nothing speaks against the server being there. */
    public boolean isThere(String server) {
        Server known = servers.get(server);
        return known == null || known.breaker.isClosed();
    }

    /** Asks to contact the server now. Who may must tell with {@link #learn} what came of it. */
    public boolean mayContact(String server) {
        Server known = servers.get(server);
        return known == null || known.breaker.tryPass(clock.instant());
    }

    /** Learns from an attempt at a server that speaks SMTP. */
    public Learnt learn(String server, DeliveryOutcome outcome) {
        return learn(server, Answers.ofSmtp(outcome));
    }

    /**
     * Learns from an attempt at an API.
     *
     * @param wasSubmitted whether it came so far that the API was asked
     */
    public Learnt learnOfApi(String server, DeliveryOutcome outcome, boolean wasSubmitted) {
        return learn(server, wasSubmitted ? Answers.ofApi(outcome) : Answer.NOT_ASKED);
    }

    private Learnt learn(String server, Answer answer) {
        Learnt[] learnt = {Learnt.NOTHING_NEW};
        servers.compute(server, (_, known) -> {
            Server current = known == null ? new Server(config) : known;
            learnt[0] = current.breaker.learn(answer, clock.instant());
            return current.isWorthKnowing() ? current : null;
        });
        return learnt[0];
    }

    public Duration probeAfter() {
        return config.probeAfter();
    }

    /** The servers that nothing should be taken up for now: away, or with their fill. */
    public List<String> closed() {
        return servers.entrySet().stream()
                .filter(server -> isAway(server.getKey()) || server.getValue().isFull)
                .map(Map.Entry::getKey)
                .toList();
    }

    private long count(CircuitBreaker.State state) {
        return servers.values().stream()
                .filter(server -> server.breaker.state() == state)
                .count();
    }

    private long away(String provider) {
        return servers.entrySet().stream()
                .filter(server -> !server.getValue().breaker.isClosed())
                .filter(server -> ProviderNames.ofServer(server.getKey()).equals(provider))
                .count();
    }

    /** The servers that are away, by name. */
    public List<AwayServer> inTrouble() {
        return servers.entrySet().stream()
                .flatMap(server -> server.getValue().breaker.opening().stream()
                        .map(opening -> new AwayServer(server.getKey(), opening.since(), opening.nextLook())))
                .sorted(Comparator.comparing(AwayServer::server))
                .toList();
    }

    private static final class Server {
        private final CircuitBreaker breaker;
        private int requests;
        private long bytes;
        // Somebody found no room, and nobody has left since.
        private volatile boolean isFull;

        Server(ServerConfig config) {
            breaker = new CircuitBreaker(config.silences(), config.probeAfter());
        }

        boolean hasRoom(int width, long more, long maxBytes) {
            return requests == 0 || (requests < width && bytes + more <= maxBytes);
        }

        boolean isWorthKnowing() {
            return requests > 0 || !breaker.isUntroubled();
        }
    }
}
