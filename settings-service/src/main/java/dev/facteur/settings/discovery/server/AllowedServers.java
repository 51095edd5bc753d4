package dev.facteur.settings.discovery.server;

import dev.facteur.network.HostGuard;
import dev.facteur.network.HostVerdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps to itself the servers that must not be contacted: whoever wrote them into a file or a zone learns nothing by it,
 * and nobody is led there.
 */
@ApplicationScoped
public class AllowedServers {
    /** What was found in time, and cannot be looked up in time, is nothing to propose. */
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final HostGuard guard;

    AllowedServers(HostGuard guard) {
        this.guard = guard;
    }

    /** The first that may be contacted. */
    public <T> Optional<T> first(List<T> candidates, Function<T, FoundServer> server) {
        return candidates.stream()
                .filter(candidate -> isAllowed(server.apply(candidate)))
                .findFirst();
    }

    private boolean isAllowed(FoundServer server) {
        return switch (guard.check(server.host().value(), server.port(), LIMIT)) {
            case HostVerdict.Allowed allowed -> true;
            case HostVerdict.Refused refused -> false;
        };
    }
}
