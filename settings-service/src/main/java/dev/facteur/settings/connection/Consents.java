package dev.facteur.settings.connection;

import dev.facteur.model.sender.SenderProfile;
import dev.facteur.settings.connection.oauth.IdentityOutcome;
import dev.facteur.settings.connection.oauth.IdentityTokens;
import dev.facteur.settings.connection.oauth.TokenEndpoint;
import dev.facteur.settings.connection.oauth.TokenOutcome;
import dev.facteur.settings.connection.provider.Account;
import dev.facteur.settings.connection.provider.ConnectionConfig;
import dev.facteur.settings.connection.provider.PartnerProvider;
import dev.facteur.settings.connection.provider.Provider;
import dev.facteur.settings.connection.provider.Providers;
import dev.facteur.settings.connection.provider.SignedIn;
import dev.facteur.settings.connection.provider.TokenUse;
import dev.facteur.settings.connection.store.PendingConsent;
import dev.facteur.settings.connection.store.PendingConsents;
import dev.facteur.settings.credential.vault.Secret;
import dev.facteur.settings.identity.Caller;
import dev.facteur.settings.profile.store.LockedAddress;
import dev.facteur.settings.profile.store.StoredProfiles;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * A consent from its beginning to its end. Between the two the person is at the provider.
 *
 * <ol>
 *   <li>What comes back is believed for its state alone, which is random, kept as a hash, bound to one sender, and taken
 *       once.
 *   <li>Nothing is connected by the browser's return: whoever was sent the provider's address by somebody else would
 *       consent for them. The page that began has to confirm it, with its user's token.
 * </ol>
 */
@ApplicationScoped
class Consents {
    private static final Logger LOG = Logger.getLogger(Consents.class);
    private static final Set<String> DENIED =
            Set.of("access_denied", "user_cancelled_login", "user_cancelled_authorize");
    private static final Set<String> BLOCKED = Set.of("admin_policy_enforced", "org_internal", "consent_required");
    private static final Set<String> AWAY = Set.of("server_error", "temporarily_unavailable");

    private final Providers providers;
    private final PendingConsents pending;
    private final StoredProfiles profiles;
    private final TokenEndpoint tokens;
    private final IdentityTokens identities;
    private final Connections connections;
    private final ConnectionConfig config;
    private final Clock clock;

    Consents(
            Providers providers,
            PendingConsents pending,
            StoredProfiles profiles,
            TokenEndpoint tokens,
            IdentityTokens identities,
            Connections connections,
            ConnectionConfig config,
            Clock clock) {
        this.providers = providers;
        this.pending = pending;
        this.profiles = profiles;
        this.tokens = tokens;
        this.identities = identities;
        this.connections = connections;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Where to send the person; empty if the provider is not offered.
     *
     * @param asked what it is for; empty: for what they send by now, else the provider's API
     */
    Optional<URI> begin(Caller caller, Provider name, Optional<TokenUse> asked) {
        PartnerProvider provider = providers.of(name);
        return provider.registration().map(registration -> {
            String state = Pkce.random();
            Secret verifier = new Secret(Pkce.random());
            return QuarkusTransaction.requiringNew().call(() -> {
                // Locked, so that two clicks at once become one consent.
                Optional<SenderProfile> profile = profiles.lock(caller.key());
                TokenUse use = asked.or(() -> profile.flatMap(providers::of)
                                .filter(account -> account.provider() == name)
                                .map(SignedIn::use))
                        .orElse(TokenUse.API);
                pending.begin(
                        new PendingConsent(caller.key(), name, use, verifier, caller.name()),
                        state,
                        clock.instant().plus(config.consentLimit()));
                return AuthorizationRequest.of(
                        provider,
                        use,
                        registration,
                        config.callbackUri(),
                        state,
                        verifier,
                        profile.flatMap(LockedAddress::of));
            });
        });
    }

    /** What the browser brings back: a state, and a code or an error (RFC 6749 §4.1.2). Connects nothing. */
    Ending returned(Optional<String> state, Optional<String> code, Optional<String> error) {
        if (error.isPresent() || code.isEmpty()) {
            return taken(state)
                    .map(consent -> Ending.of(refused(consent.provider(), error.orElse("no code")), consent.provider()))
                    .orElseGet(() -> Ending.of(Ending.Kind.STALE));
        }
        return state.flatMap(known -> QuarkusTransaction.requiringNew().call(() -> pending.providerOf(known)))
                .map(provider -> Ending.of(Ending.Kind.CONSENTED, provider))
                .orElseGet(() -> Ending.of(Ending.Kind.STALE));
    }

    /** The same again, from the page that began. A state that is somebody else's is worth nothing from then on. */
    Ending confirm(Caller caller, Provider provider, Confirmation brought) {
        Optional<PendingConsent> consent = taken(Optional.of(brought.state()))
                .filter(known -> known.key().equals(caller.key()) && known.provider() == provider);
        if (consent.isEmpty()) {
            return Ending.of(Ending.Kind.STALE, provider);
        }
        return switch (tokens.exchange(provider, brought.code(), consent.get().verifier())) {
            case TokenOutcome.Granted granted -> granted(consent.get(), granted);
            case TokenOutcome.ConsentNeeded codeTooOld -> Ending.of(Ending.Kind.STALE, provider);
            case TokenOutcome.ClientBroken broken -> Ending.of(Ending.Kind.CLIENT_BROKEN, provider);
            case TokenOutcome.Unavailable away -> Ending.of(Ending.Kind.PROVIDER_UNAVAILABLE, provider);
        };
    }

    private Optional<PendingConsent> taken(Optional<String> state) {
        return state.flatMap(known -> QuarkusTransaction.requiringNew().call(() -> pending.take(known)));
    }

    private Ending granted(PendingConsent consent, TokenOutcome.Granted granted) {
        Provider provider = consent.provider();
        if (granted.idToken().isEmpty()) {
            return Ending.of(Ending.Kind.IDENTITY_UNPROVEN, provider);
        }
        return switch (identities.read(provider, granted.idToken().get(), Pkce.nonce(consent.verifier()))) {
            case IdentityOutcome.Proven(Account account) -> connected(consent, account, granted);
            case IdentityOutcome.Unproven unproven -> Ending.of(Ending.Kind.IDENTITY_UNPROVEN, provider);
            case IdentityOutcome.Unavailable away -> Ending.of(Ending.Kind.PROVIDER_UNAVAILABLE, provider);
        };
    }

    private Ending connected(PendingConsent consent, Account account, TokenOutcome.Granted granted) {
        Provider provider = consent.provider();
        if (granted.refreshToken().isEmpty()) {
            LOG.errorf("%s gave no refresh token: nothing can be connected there", provider.displayName());
            return Ending.of(Ending.Kind.CLIENT_BROKEN, provider);
        }
        if (!providers.of(provider).maySend(granted.scopes(), consent.use())) {
            connections.refuse(provider, account, granted.refreshToken().get());
            return Ending.of(Ending.Kind.SCOPE_MISSING, provider, account.address());
        }
        return connections
                .connect(consent, account, granted)
                .map(locked -> Ending.of(Ending.Kind.OTHER_ACCOUNT, provider, locked))
                .orElseGet(() -> Ending.connected(provider, account.address(), consent.use()));
    }

    private static Ending.Kind refused(Provider provider, String error) {
        if (DENIED.contains(error)) {
            return Ending.Kind.DENIED;
        }
        if (BLOCKED.contains(error)) {
            return Ending.Kind.BLOCKED;
        }
        if (AWAY.contains(error)) {
            return Ending.Kind.PROVIDER_UNAVAILABLE;
        }
        // From the browser: whoever has a state of their own can write what they like.
        String shown = error.matches("[a-z_ ]{1,40}") ? error : "unreadable";
        LOG.errorf("The consent page of %s refuses our request (%s)", provider.displayName(), shown);
        return Ending.Kind.CLIENT_BROKEN;
    }
}
