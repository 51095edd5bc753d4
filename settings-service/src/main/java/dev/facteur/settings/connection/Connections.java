package dev.facteur.settings.connection;

import dev.facteur.model.EmailAddress;
import dev.facteur.model.SenderKey;
import dev.facteur.model.sender.Connection;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.settings.connection.oauth.TokenOutcome;
import dev.facteur.settings.connection.provider.Account;
import dev.facteur.settings.connection.provider.Provider;
import dev.facteur.settings.connection.provider.Providers;
import dev.facteur.settings.connection.store.Grant;
import dev.facteur.settings.connection.store.Grants;
import dev.facteur.settings.connection.store.PendingConsent;
import dev.facteur.settings.connection.store.PendingConsents;
import dev.facteur.settings.credential.vault.Secret;
import dev.facteur.settings.credential.vault.SecretField;
import dev.facteur.settings.credential.vault.SecretVault;
import dev.facteur.settings.history.History;
import dev.facteur.settings.history.HistoryAction;
import dev.facteur.settings.identity.Caller;
import dev.facteur.settings.profile.publish.ProfileChanged;
import dev.facteur.settings.profile.store.LockedAddress;
import dev.facteur.settings.profile.store.StoredProfiles;
import dev.facteur.settings.profile.store.WaitingDocuments;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Connects and disconnects accounts, and the profile with them.
 *
 * <p>Disconnecting leaves the method as it was chosen: documents wait until their sender connects again or chooses
 * another. To let them leave by the relay would send, from another address, what was meant for this account.
 */
@ApplicationScoped
class Connections {
    private final Providers providers;
    private final Grants grants;
    private final PendingConsents pending;
    private final RevocationJob job;
    private final StoredProfiles profiles;
    private final WaitingDocuments documents;
    private final SecretVault vault;
    private final History history;
    private final Event<ProfileChanged> changes;
    private final Clock clock;

    Connections(
            Providers providers,
            Grants grants,
            PendingConsents pending,
            RevocationJob job,
            StoredProfiles profiles,
            WaitingDocuments documents,
            SecretVault vault,
            History history,
            Event<ProfileChanged> changes,
            Clock clock) {
        this.providers = providers;
        this.grants = grants;
        this.pending = pending;
        this.job = job;
        this.profiles = profiles;
        this.documents = documents;
        this.vault = vault;
        this.history = history;
        this.changes = changes;
        this.clock = clock;
    }

    /** Of every provider, in order; no provider is asked. */
    List<ConnectionView> of(SenderKey key) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Arrays.stream(Provider.values())
                        .map(provider -> ConnectionView.of(
                                provider,
                                providers.isOffered(provider),
                                grants.find(key, provider),
                                waiting(key, provider)))
                        .toList());
    }

    /** Documents wait for the account that is the method, and for no other. */
    private long waiting(SenderKey key, Provider provider) {
        return profiles.find(key)
                .filter(profile -> profile.method() == provider.method())
                .filter(profile -> profile.connection().state() == Connection.State.EXPIRED)
                .map(profile -> documents.count(key))
                .orElse(0L);
    }

    /** Takes up what was granted. If another address is locked, that one is returned and all stays as it was. */
    Optional<EmailAddress> connect(PendingConsent consent, Account account, TokenOutcome.Granted granted) {
        Optional<EmailAddress> locked = QuarkusTransaction.requiringNew().call(() -> {
            Optional<SenderProfile> before = profiles.lock(consent.key());
            Optional<EmailAddress> other =
                    before.flatMap(LockedAddress::of).filter(address -> !address.isSameAs(account.address()));
            if (other.isPresent()) {
                job.add(consent.provider(), account, granted.refreshToken().orElseThrow());
                return other;
            }
            take(consent, before, account, granted);
            return Optional.empty();
        });
        job.wake();
        return locked;
    }

    /** Gives back what is of no use. */
    void refuse(Provider provider, Account account, Secret refreshToken) {
        QuarkusTransaction.requiringNew().run(() -> job.add(provider, account, refreshToken));
        job.wake();
    }

    /** Nothing to complain of if it was not connected. */
    void disconnect(Caller caller, Provider provider) {
        SenderKey key = caller.key();
        QuarkusTransaction.requiringNew().run(() -> {
            Optional<SenderProfile> before = profiles.lock(key);
            pending.forget(key);
            Optional<Grant> grant = grants.find(key, provider);
            grant.ifPresent(grants::remove);
            if (grant.isPresent() && before.isPresent()) {
                SenderProfile profile = before.get();
                SenderProfile after =
                        profile.method() == provider.method() ? profile.withConnection(Connection.NONE) : profile;
                save(before, after, caller.senderId().value());
            }
        });
        job.wake();
    }

    private void take(
            PendingConsent consent, Optional<SenderProfile> before, Account account, TokenOutcome.Granted granted) {
        Provider provider = consent.provider();
        Instant now = clock.instant();
        Grant grant = Grant.of(consent.key(), provider, account, granted.scopes(), now, granted.expiresAt());
        SenderProfile after = new SenderProfile(
                consent.key().tenantId(),
                consent.key().senderId(),
                account.address(),
                before.isPresent() ? before.get().displayName() : consent.displayName(),
                before.flatMap(SenderProfile::replyTo),
                provider.method(),
                Optional.empty(),
                Optional.empty(),
                false,
                grant.connection(),
                profiles.nextVersion(consent.key()));
        // Of the same account the provider counts both consents as one: withdrawing the older would end the newer.
        grants.find(consent.key(), provider)
                .filter(known -> !known.subject().equals(account.subject()))
                .ifPresent(grants::withdraw);
        save(before, after, consent.key().senderId().value());
        grants.save(grant);
        grants.keepRefreshToken(grant, granted.refreshToken().orElseThrow());
        grants.keepAccessToken(grant, granted.accessToken(), granted.expiresAt());
        vault.forget(consent.key(), SecretField.SMTP_PASSWORD);
        vault.forget(consent.key(), SecretField.IMAP_PASSWORD);
    }

    private void save(Optional<SenderProfile> before, SenderProfile after, String actor) {
        if (before.filter(after::equals).isEmpty()) {
            profiles.save(after);
            changes.fire(new ProfileChanged(after.key()));
        }
        history.record(
                after.key(),
                after.version(),
                actor,
                before.isPresent() ? HistoryAction.CHANGED : HistoryAction.CREATED,
                ConnectionHistory.fields(before, after));
    }
}
