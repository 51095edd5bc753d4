package dev.facteur.settings.credential;

import dev.facteur.model.SenderKey;
import dev.facteur.model.sender.Connection;
import dev.facteur.settings.connection.oauth.TokenEndpoint;
import dev.facteur.settings.connection.oauth.TokenOutcome;
import dev.facteur.settings.connection.provider.ConnectionConfig;
import dev.facteur.settings.connection.provider.SignedIn;
import dev.facteur.settings.connection.provider.TokenUse;
import dev.facteur.settings.connection.store.Grant;
import dev.facteur.settings.connection.store.GrantBusyException;
import dev.facteur.settings.connection.store.Grants;
import dev.facteur.settings.credential.vault.Secret;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The access token of a grant, refreshed where it is about to expire.
 *
 * <ol>
 *   <li>Of all replicas one refreshes a grant at a time, holding its row; the others wait for the row, and find the new
 *       token in it.
 *   <li>A refresh token that the provider has rotated is committed before the access token leaves here.
 *   <li>The row is held, and a database connection with it, for as long as the provider may take to answer, and no longer.
 * </ol>
 */
@ApplicationScoped
public class TokenRefresh {
    /** What is handed out lasts at least so long: dispatch-service keeps it as long in memory. */
    static final Duration MARGIN = Duration.ofMinutes(5);

    private static final Duration ROOM = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Grants grants;
    private final TokenEndpoint endpoint;
    private final ConnectionConfig config;
    private final Clock clock;

    TokenRefresh(Grants grants, TokenEndpoint endpoint, ConnectionConfig config, Clock clock) {
        this.grants = grants;
        this.endpoint = endpoint;
        this.config = config;
        this.clock = clock;
    }

    /** The token that is kept, if it lasts and is not the one that was refused. */
    Optional<AccessToken> kept(SenderKey key, SignedIn account, Optional<Instant> refused) {
        return QuarkusTransaction.requiringNew()
                .call(() -> grants.find(key, account.provider()).flatMap(grant -> kept(grant, account.use(), refused)));
    }

    /**
     * A token that lasts.
     *
     * @param refused when the token expires that the provider's API has refused although it should last
     */
    public AccessTokenOutcome refresh(SenderKey key, SignedIn account, Optional<Instant> refused) {
        Duration limit = config.answerLimit().plus(ROOM);
        try {
            return QuarkusTransaction.requiringNew()
                    .timeout(Math.toIntExact(limit.multipliedBy(2).toSeconds()))
                    .call(() -> grants.lock(key, account.provider(), limit)
                            .map(grant -> kept(grant, account.use(), refused)
                                    .<AccessTokenOutcome>map(AccessTokenOutcome.Available::new)
                                    .orElseGet(() -> refresh(grant, account.use())))
                            .orElseGet(AccessTokenOutcome.ConsentNeeded::new));
        } catch (GrantBusyException busy) {
            // Another replica has it, and its provider is slow.
            return new AccessTokenOutcome.Unavailable(SOON);
        }
    }

    private Optional<AccessToken> kept(Grant grant, TokenUse use, Optional<Instant> refused) {
        Instant expiresAt = grants.expiryOfAccessToken(grant, use);
        boolean lasts = expiresAt.isAfter(clock.instant().plus(MARGIN));
        return lasts && refused.filter(expiresAt::equals).isEmpty()
                ? grants.accessToken(grant, use).map(token -> new AccessToken(token, expiresAt))
                : Optional.empty();
    }

    private AccessTokenOutcome refresh(Grant grant, TokenUse use) {
        Optional<Secret> refreshToken = grants.refreshToken(grant);
        if (refreshToken.isEmpty() || grant.state() == Connection.State.EXPIRED) {
            return new AccessTokenOutcome.ConsentNeeded();
        }
        return switch (endpoint.refresh(grant.provider(), use, refreshToken.get())) {
            case TokenOutcome.Granted granted -> {
                granted.refreshToken().ifPresent(rotated -> grants.keepRefreshToken(grant, rotated));
                grants.keepAccessToken(grant, use, granted.accessToken(), granted.expiresAt());
                yield new AccessTokenOutcome.Available(new AccessToken(granted.accessToken(), granted.expiresAt()));
            }
            case TokenOutcome.ConsentNeeded needed -> {
                // While the row is held, so that whoever waits for it does not ask the provider again.
                grants.expire(grant.key(), grant.provider(), clock.instant());
                yield new AccessTokenOutcome.ConsentNeeded();
            }
            case TokenOutcome.ClientBroken broken -> new AccessTokenOutcome.ClientBroken();
            case TokenOutcome.Unavailable(Duration retryAfter) -> new AccessTokenOutcome.Unavailable(retryAfter);
        };
    }
}
