package dev.facteur.settings.connection;

import dev.facteur.settings.connection.oauth.RevocationEndpoint;
import dev.facteur.settings.connection.provider.Account;
import dev.facteur.settings.connection.provider.ConnectionConfig;
import dev.facteur.settings.connection.provider.Provider;
import dev.facteur.settings.connection.store.PendingConsents;
import dev.facteur.settings.connection.store.Revocation;
import dev.facteur.settings.connection.store.Revocations;
import dev.facteur.settings.credential.vault.Secret;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Withdraws at the providers what is forgotten here, one after the other, until it is done or given up. */
@ApplicationScoped
class RevocationJob {
    private static final Logger LOG = Logger.getLogger(RevocationJob.class);
    private static final int ROOM_SECONDS = 10;

    private final Revocations revocations;
    private final RevocationEndpoint endpoint;
    private final PendingConsents pending;
    private final ConnectionConfig config;

    RevocationJob(
            Revocations revocations, RevocationEndpoint endpoint, PendingConsents pending, ConnectionConfig config) {
        this.revocations = revocations;
        this.endpoint = endpoint;
        this.pending = pending;
        this.config = config;
    }

    /** To be withdrawn when the caller's transaction is through, unless the account is in use. */
    void add(Provider provider, Account account, Secret refreshToken) {
        revocations.add(provider, account.subject(), refreshToken);
    }

    /** Does now what was added just now; the caller does not wait for the provider. */
    void wake() {
        // Of no executor that takes the caller's HTTP request along.
        Thread.ofVirtual().name("revocation").start(this::run);
    }

    @Scheduled(
            every = "${facteur.connection.revocation-every:1m}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void run() {
        try {
            QuarkusTransaction.requiringNew().run(pending::forgetOld);
            boolean again;
            do {
                again = QuarkusTransaction.requiringNew()
                        // The lock on the row must outlive the wait for the provider.
                        .timeout(Math.toIntExact(config.answerLimit().toSeconds()) + ROOM_SECONDS)
                        .call(this::one);
            } while (again);
        } catch (RuntimeException e) {
            // The edge of this thread: the next round tries again.
            LOG.warnf(e, "Withdrawals could not be made; trying again in %s", config.revocationEvery());
        }
    }

    private boolean one() {
        Optional<Revocation> due = revocations.claim();
        due.ifPresent(revocation -> {
            if (endpoint.revoke(revocation.provider(), revocation.token())) {
                revocations.done(revocation);
            } else {
                revocations.failed(revocation);
            }
        });
        return due.isPresent();
    }
}
