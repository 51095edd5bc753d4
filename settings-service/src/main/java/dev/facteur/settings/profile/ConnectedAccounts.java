package dev.facteur.settings.profile;

import dev.facteur.model.SenderKey;
import dev.facteur.model.sender.Authentication;
import dev.facteur.model.sender.Connection;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.model.sender.SmtpServer;
import dev.facteur.settings.connection.provider.Provider;
import dev.facteur.settings.connection.provider.Providers;
import dev.facteur.settings.connection.provider.TokenUse;
import dev.facteur.settings.connection.store.Grant;
import dev.facteur.settings.connection.store.Grants;
import dev.facteur.settings.problem.Fault;
import dev.facteur.settings.problem.FaultCode;
import dev.facteur.settings.profile.form.ProfileDraft;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Whether a draft may have an account send: the account is connected, and the address is its own. In the caller's
 * transaction.
 */
@ApplicationScoped
class ConnectedAccounts {
    private static final String AUTHENTICATION = "/smtp/authentication";

    private final Grants grants;
    private final Providers providers;

    ConnectedAccounts(Grants grants, Providers providers) {
        this.grants = grants;
        this.providers = providers;
    }

    List<Fault> faults(SenderKey key, ProfileDraft draft, Optional<SenderProfile> stored) {
        if (draft.signsInByConsent()) {
            return faultsOfSigningIn(key, draft.smtp().orElseThrow()).stream().toList();
        }
        Optional<Provider> provider = Provider.of(draft.method());
        if (provider.isEmpty()) {
            return List.of();
        }
        Optional<Grant> grant = grants.find(key, provider.get()).filter(known -> isUsable(known, stored));
        if (grant.isEmpty()) {
            return List.of(Fault.of("/method", FaultCode.ACCOUNT_NOT_CONNECTED));
        }
        return grant.get().account().isSameAs(draft.address())
                ? List.of()
                : List.of(Fault.of("/address", FaultCode.ADDRESS_NOT_OF_ACCOUNT)
                        .suggesting(grant.get().account().value()));
    }

    /** A token goes to its own provider's servers and to no other: whoever has it can send as the person. */
    private Optional<Fault> faultsOfSigningIn(SenderKey key, SmtpServer server) {
        Optional<Provider> provider = providers.ofSubmission(server.host());
        if (provider.isEmpty()) {
            return Optional.of(
                    Fault.of(AUTHENTICATION, FaultCode.HOST_NOT_OF_PARTNER).suggesting(Authentication.PASSWORD.name()));
        }
        Optional<Grant> grant =
                grants.find(key, provider.get()).filter(known -> known.state() == Connection.State.CONNECTED);
        if (grant.isEmpty()) {
            return Optional.of(Fault.of(AUTHENTICATION, FaultCode.ACCOUNT_NOT_CONNECTED));
        }
        return providers.of(provider.get()).maySend(grant.get().scopes(), TokenUse.SMTP)
                ? Optional.empty()
                : Optional.of(Fault.of(
                        AUTHENTICATION,
                        FaultCode.ACCOUNT_NOT_CONNECTED_FOR_SMTP,
                        provider.get().displayName()));
    }

    /** Whose account signs in at this server; empty: a password does. */
    Optional<Provider> signingIn(SmtpServer server) {
        return server.authentication() == Authentication.OAUTH2
                ? providers.ofSubmission(server.host())
                : Optional.empty();
    }

    /** As of the account of the draft's method; none for the other methods. */
    Optional<Connection> connection(SenderKey key, ProfileDraft draft) {
        return Provider.of(draft.method())
                .flatMap(provider -> grants.find(key, provider))
                .map(Grant::connection);
    }

    /** One that has expired can go on waiting, and cannot be chosen anew. */
    private static boolean isUsable(Grant grant, Optional<SenderProfile> stored) {
        return grant.state() == Connection.State.CONNECTED
                || stored.filter(profile -> profile.method() == grant.provider().method())
                        .isPresent();
    }
}
