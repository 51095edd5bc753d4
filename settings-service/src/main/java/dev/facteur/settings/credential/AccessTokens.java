package dev.facteur.settings.credential;

import dev.facteur.model.SenderKey;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.settings.connection.provider.ConnectionConfig;
import dev.facteur.settings.connection.provider.SignedIn;
import dev.facteur.settings.profile.ConnectionExpired;
import dev.facteur.settings.profile.ConnectionExpiry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Access tokens for dispatch-service. Of the requests for one grant at a time one refreshes and the others take what it
 * gets, so that a burst costs one database connection and not fifty; and only so many grants are refreshed at once, so
 * that a provider which is slow does not take all connections.
 */
@ApplicationScoped
class AccessTokens {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final TokenRefresh refresh;
    private final ConnectionExpiry expiry;
    private final Event<ConnectionExpired> expired;
    private final ConnectionConfig config;
    private final Clock clock;
    private final Semaphore width;
    private final Map<Flight, CompletableFuture<AccessTokenOutcome>> flights = new ConcurrentHashMap<>();

    AccessTokens(
            TokenRefresh refresh,
            ConnectionExpiry expiry,
            Event<ConnectionExpired> expired,
            ConnectionConfig config,
            Clock clock) {
        this.refresh = refresh;
        this.expiry = expiry;
        this.expired = expired;
        this.config = config;
        this.clock = clock;
        this.width = new Semaphore(config.refreshWidth());
    }

    AccessTokenOutcome of(SenderKey key, SignedIn account, Optional<Instant> refused) {
        return refresh.kept(key, account, refused)
                .<AccessTokenOutcome>map(AccessTokenOutcome.Available::new)
                .orElseGet(() -> join(new Flight(key, account, refused)));
    }

    private AccessTokenOutcome join(Flight flight) {
        CompletableFuture<AccessTokenOutcome> mine = new CompletableFuture<>();
        CompletableFuture<AccessTokenOutcome> others = flights.putIfAbsent(flight, mine);
        if (others != null) {
            return waitFor(others);
        }
        try {
            AccessTokenOutcome outcome = refreshed(flight);
            mine.complete(outcome);
            return outcome;
        } finally {
            flights.remove(flight, mine);
            // After a fault of ours: whoever waits tries again.
            mine.complete(new AccessTokenOutcome.Unavailable(SOON));
        }
    }

    private AccessTokenOutcome waitFor(CompletableFuture<AccessTokenOutcome> others) {
        try {
            return others.get(config.answerLimit().multipliedBy(3).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException tooSlow) {
            return new AccessTokenOutcome.Unavailable(SOON);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new AccessTokenOutcome.Unavailable(SOON);
        }
    }

    private AccessTokenOutcome refreshed(Flight flight) {
        if (!enter()) {
            return new AccessTokenOutcome.Unavailable(SOON);
        }
        Instant asked = clock.instant();
        AccessTokenOutcome outcome;
        try {
            outcome = refresh.refresh(flight.key(), flight.account(), flight.refused());
        } finally {
            width.release();
        }
        if (outcome instanceof AccessTokenOutcome.ConsentNeeded) {
            expire(flight, asked);
        }
        return outcome;
    }

    private boolean enter() {
        try {
            return width.tryAcquire(SOON.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * After the row is free again: whoever connects anew holds the profile and waits for the row.
     *
     * @param asked a connection that is newer is a better one
     */
    private void expire(Flight flight, Instant asked) {
        Optional<SenderProfile> news =
                expiry.mark(flight.key(), flight.account().provider(), asked);
        news.ifPresent(profile -> expired.fire(new ConnectionExpired(profile)));
    }

    private record Flight(SenderKey key, SignedIn account, Optional<Instant> refused) {}
}
