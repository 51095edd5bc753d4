package dev.facteur.settings.credential;

import dev.facteur.settings.connection.provider.ConnectionConfig;
import dev.facteur.settings.connection.provider.Providers;
import dev.facteur.settings.connection.provider.SignedIn;
import dev.facteur.settings.connection.provider.TokenUse;
import dev.facteur.settings.connection.store.Grant;
import dev.facteur.settings.connection.store.Grants;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Uses the grants that nobody uses: Microsoft forgets them after 90 days, Google after six months. A sender who returns
 * after the holidays need not consent again, and whoever has to learns it before their next document.
 */
@ApplicationScoped
public class IdleGrants {
    private static final int BATCH = 100;

    private final Grants grants;
    private final Providers providers;
    private final AccessTokens tokens;
    private final ConnectionConfig config;
    private final Clock clock;

    IdleGrants(Grants grants, Providers providers, AccessTokens tokens, ConnectionConfig config, Clock clock) {
        this.grants = grants;
        this.providers = providers;
        this.tokens = tokens;
        this.config = config;
        this.clock = clock;
    }

    /** One after the other: there is no hurry, and the provider counts. */
    @Scheduled(every = "1h", delayed = "3m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    public void use() {
        Instant limit = clock.instant().minus(config.idleLimit());
        List<Grant> idle = QuarkusTransaction.requiringNew().call(() -> grants.idleSince(limit, BATCH));
        idle.forEach(grant -> tokens.of(grant.key(), new SignedIn(grant.provider(), use(grant)), Optional.empty()));
    }

    /** Something that was consented to: for anything else the provider wants a consent, however alive the grant is. */
    private TokenUse use(Grant grant) {
        return providers.of(grant.provider()).maySend(grant.scopes(), TokenUse.API) ? TokenUse.API : TokenUse.SMTP;
    }
}
