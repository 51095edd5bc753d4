package dev.facteur.dispatch.lane.server;

import dev.facteur.dispatch.delivery.DeliveryOutcome;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Accepted;
import dev.facteur.dispatch.delivery.DeliveryOutcome.AuthenticationExpired;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Deferred;
import dev.facteur.dispatch.delivery.DeliveryOutcome.PartlyAccepted;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Rejected;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Uncertain;
import dev.facteur.dispatch.lane.server.CircuitBreaker.Answer;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.SmtpDetail;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The servers that documents are given to: how much of our memory each has, and whether it is there. One that is known to
 * be there and has nothing of ours is not remembered.
 */
@ApplicationScoped
public class Servers {
    private static final String TIMED_OUT = "TIMED_OUT";

    private final ServerConfig config;
    private final Clock clock;
    private final Map<String, Server> servers = new ConcurrentHashMap<>();

    Servers(ServerConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /**
     * Takes room for a request to the server. Who was given any must {@link #leave}.
     *
     * @param bytes of the request
     * @param maxBytes that the server's requests may take; a single one may take more
     */
    public boolean enter(String server, long bytes, long maxBytes) {
        boolean[] hasEntered = {false};
        servers.compute(server, (_, known) -> {
            Server current = known == null ? new Server(config) : known;
            hasEntered[0] = current.hasRoom(config.width(), bytes, maxBytes);
            current.isFull = !hasEntered[0];
            if (hasEntered[0]) {
                current.requests++;
                current.bytes += bytes;
            }
            return current.isWorthKnowing() ? current : null;
        });
        return hasEntered[0];
    }

    public void leave(String server, long bytes) {
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

    /** Asks to contact the server now. Who may must tell with {@link #learn} what came of it. */
    public boolean mayContact(String server) {
        Server known = servers.get(server);
        return known == null || known.breaker.tryPass(clock.instant());
    }

    /** Learns from an attempt at the server. */
    public Learnt learn(String server, DeliveryOutcome outcome) {
        Learnt[] learnt = {Learnt.NOTHING_NEW};
        servers.compute(server, (_, known) -> {
            Server current = known == null ? new Server(config) : known;
            learnt[0] = current.breaker.learn(answer(outcome), clock.instant());
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

    /** How many servers are away. */
    public long away() {
        return servers.values().stream()
                .filter(server -> !server.breaker.isClosed())
                .count();
    }

    private static Answer answer(DeliveryOutcome outcome) {
        return switch (outcome) {
            case Accepted _, PartlyAccepted _ -> Answer.GIVEN;
            case Rejected rejected -> answer(rejected.smtp());
            case AuthenticationExpired expired -> answer(expired.smtp());
            case Uncertain uncertain -> answer(uncertain.smtp());
            case Deferred deferred ->
                deferred.reason() == DelayReason.SERVER_UNREACHABLE
                        ? deferred.smtp().flatMap(smtp -> code(smtp)).orElse(Answer.NONE)
                        : answer(deferred.smtp());
        };
    }

    private static Answer answer(Optional<SmtpDetail> smtp) {
        return smtp.flatMap(Servers::code)
                .orElseGet(() -> smtp.flatMap(SmtpDetail::text)
                        .filter(TIMED_OUT::equals)
                        .map(_ -> Answer.NONE)
                        .orElse(Answer.NOT_ASKED));
    }

    private static Optional<Answer> code(SmtpDetail smtp) {
        return smtp.code().isPresent() ? Optional.of(Answer.GIVEN) : Optional.empty();
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
