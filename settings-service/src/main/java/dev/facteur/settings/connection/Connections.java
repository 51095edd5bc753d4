package dev.facteur.settings.connection;

import dev.facteur.model.EmailAddress;
import dev.facteur.model.SenderKey;
import dev.facteur.model.sender.Connection;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.model.sender.SendingMethod;
import dev.facteur.settings.connection.oauth.TokenOutcome;
import dev.facteur.settings.connection.provider.Account;
import dev.facteur.settings.connection.provider.Provider;
import dev.facteur.settings.connection.provider.Providers;
import dev.facteur.settings.connection.provider.TokenUse;
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
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
                        .map(provider -> view(key, provider, grants.find(key, provider)))
                        .toList());
    }

    private ConnectionView view(SenderKey key, Provider provider, Optional<Grant> grant) {
        List<String> methods = Arrays.stream(TokenUse.values())
                .filter(use -> grant.filter(known -> providers.of(provider).maySend(known.scopes(), use))
                        .isPresent())
                .map(use -> use == TokenUse.API ? provider.name() : use.name())
                .toList();
        return ConnectionView.of(provider, providers.isOffered(provider), grant, waiting(key, provider), methods);
    }

    /** Documents wait for the account that they leave by, and for no other. */
    private long waiting(SenderKey key, Provider provider) {
        return profiles.find(key)
                .filter(profile -> isSignedIn(profile, provider))
                .filter(profile -> profile.connection().state() == Connection.State.EXPIRED)
                .map(profile -> documents.count(key))
                .orElse(0L);
    }

    /** Takes up what was granted. If another address is locked, that one is returned and all stays as it was. */
    Optional<EmailAddress> connect(PendingConsent consent, Account account, TokenOutcome.Granted granted) {
        Optional<EmailAddress> locked = QuarkusTransaction.requiringNew().call(() -> {
            Optional<SenderProfile> before = profiles.lock(consent.key());
            Optional<EmailAddress> other = otherThanLocked(consent, before, account);
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

    /** What is locked: the address of whoever sends by the API, and else the account that signs in at the mailbox. */
    private Optional<EmailAddress> otherThanLocked(
            PendingConsent consent, Optional<SenderProfile> before, Account account) {
        boolean signsIn = before.filter(profile -> isSignedIn(profile, consent.provider()))
                .isPresent();
        return switch (consent.use()) {
            case API -> before.flatMap(LockedAddress::of).filter(address -> !address.isSameAs(account.address()));
            case SMTP ->
                before.filter(profile -> signsIn)
                        .flatMap(LockedAddress::of)
                        .flatMap(locked -> grants.find(consent.key(), consent.provider()))
                        .filter(known -> !known.subject().equals(account.subject()))
                        .map(Grant::account);
        };
    }

    private boolean isSignedIn(SenderProfile profile, Provider provider) {
        return providers
                .of(profile)
                .filter(account -> account.provider() == provider)
                .isPresent();
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
                SenderProfile after = isSignedIn(profile, provider) ? profile.withConnection(Connection.NONE) : profile;
                save(before, after, caller.senderId().value());
            }
        });
        job.wake();
    }

    private void take(
            PendingConsent consent, Optional<SenderProfile> before, Account account, TokenOutcome.Granted granted) {
        Provider provider = consent.provider();
        Optional<Grant> known = grants.find(consent.key(), provider);
        Optional<Grant> sameAccount = known.filter(grant -> grant.subject().equals(account.subject()));
        Set<String> scopes = new HashSet<>(granted.scopes());
        if (providers.of(provider).keepsEarlierConsents()) {
            sameAccount.map(Grant::scopes).ifPresent(scopes::addAll);
        }
        Grant grant = Grant.of(consent.key(), provider, account, scopes, clock.instant());
        // Of the same account the provider counts both consents as one: withdrawing the older would end the newer.
        if (sameAccount.isEmpty()) {
            known.ifPresent(grants::withdraw);
        }
        save(before, profile(consent, before, grant), consent.key().senderId().value());
        grants.save(grant);
        // Of an earlier consent, perhaps by another account.
        Arrays.stream(TokenUse.values())
                .filter(use -> use != consent.use())
                .forEach(use -> grants.forgetAccessToken(grant, use));
        grants.keepRefreshToken(grant, granted.refreshToken().orElseThrow());
        grants.keepAccessToken(grant, consent.use(), granted.accessToken(), granted.expiresAt());
        if (consent.use() == TokenUse.API) {
            vault.forget(consent.key(), SecretField.SMTP_PASSWORD);
            vault.forget(consent.key(), SecretField.IMAP_PASSWORD);
        }
    }

    /** What a consent makes of the profile: for the API the account sends from now on, for SMTP nothing else changes. */
    private SenderProfile profile(PendingConsent consent, Optional<SenderProfile> before, Grant grant) {
        return switch (consent.use()) {
            case API -> sendingBy(consent.provider().method(), grant.connection(), consent, before, grant);
            case SMTP ->
                before.map(profile -> isSignedIn(profile, consent.provider())
                                ? profile.withConnection(grant.connection())
                                : profile)
                        .orElseGet(() -> sendingBy(SendingMethod.RELAY, Connection.NONE, consent, before, grant));
        };
    }

    private SenderProfile sendingBy(
            SendingMethod method,
            Connection connection,
            PendingConsent consent,
            Optional<SenderProfile> before,
            Grant grant) {
        return new SenderProfile(
                consent.key().tenantId(),
                consent.key().senderId(),
                grant.account(),
                before.isPresent() ? before.get().displayName() : consent.displayName(),
                before.flatMap(SenderProfile::replyTo),
                method,
                Optional.empty(),
                Optional.empty(),
                false,
                method != SendingMethod.RELAY
                        && before.filter(SenderProfile::relayWhileUnavailable).isPresent(),
                connection,
                profiles.nextVersion(consent.key()));
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
