package dev.facteur.settings.profile;

import dev.facteur.model.SenderKey;
import dev.facteur.model.sender.Connection;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.model.sender.SendingMethod;
import dev.facteur.settings.connection.provider.Provider;
import dev.facteur.settings.connection.provider.Providers;
import dev.facteur.settings.connection.store.Grants;
import dev.facteur.settings.history.History;
import dev.facteur.settings.history.HistoryAction;
import dev.facteur.settings.profile.publish.ProfileChanged;
import dev.facteur.settings.profile.store.StoredProfiles;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Marks a connection as expired; the next save whose check succeeds, or a new consent, ends that. */
@ApplicationScoped
public class ConnectionExpiry {
    private final StoredProfiles stored;
    private final Grants grants;
    private final Providers providers;
    private final History history;
    private final Event<ProfileChanged> changes;

    ConnectionExpiry(
            StoredProfiles stored, Grants grants, Providers providers, History history, Event<ProfileChanged> changes) {
        this.stored = stored;
        this.grants = grants;
        this.providers = providers;
        this.history = history;
        this.changes = changes;
    }

    /**
     * Marks it, if it is still what the news is about.
     *
     * @param told when the news was sent: a connection that was checked since then is a better one
     * @param since when the account began to refuse
     * @return the profile, if this was news
     */
    public Optional<SenderProfile> mark(SenderKey key, SendingMethod method, Instant told, Instant since) {
        return mark(key, profile -> profile.method() == method, told, since);
    }

    /**
     * The same for an account at a partner, by whatever method the profile sends by it.
     *
     * @param asked when the partner was
     */
    public Optional<SenderProfile> mark(SenderKey key, Provider provider, Instant asked) {
        return mark(
                key,
                profile -> providers
                        .of(profile)
                        .filter(account -> account.provider() == provider)
                        .isPresent(),
                asked,
                asked);
    }

    private Optional<SenderProfile> mark(SenderKey key, Predicate<SenderProfile> isMeant, Instant told, Instant since) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<SenderProfile> concerned = stored.lock(key)
                    .filter(isMeant)
                    .filter(profile -> profile.connection().state() == Connection.State.CONNECTED)
                    .filter(profile -> profile.connection().checkedAt().stream().noneMatch(told::isBefore));
            concerned.map(profile -> expired(profile, since)).ifPresent(profile -> {
                stored.save(profile);
                providers.of(profile).ifPresent(account -> grants.expire(key, account.provider(), since));
                history.record(
                        key, profile.version(), History.SERVICE, HistoryAction.EXPIRED, List.of("/connection/state"));
                changes.fire(new ProfileChanged(key));
            });
            return concerned;
        });
    }

    private static SenderProfile expired(SenderProfile profile, Instant since) {
        Connection connection = new Connection(
                Connection.State.EXPIRED,
                profile.connection().account(),
                Optional.of(since),
                profile.connection().checkedAt());
        return profile.withConnection(connection);
    }
}
