package dev.facteur.settings.credential;

import dev.facteur.model.SenderKey;
import dev.facteur.settings.connection.provider.Provider;
import dev.facteur.settings.connection.provider.SignedIn;
import dev.facteur.settings.connection.provider.TokenUse;
import dev.facteur.settings.problem.FaultCode;
import dev.facteur.settings.profile.MailboxTokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The tokens that dispatch-service would get, for the check before a save. */
@ApplicationScoped
class ConsentedMailboxes implements MailboxTokens {
    private final AccessTokens tokens;

    ConsentedMailboxes(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Outcome of(SenderKey key, Provider provider) {
        return switch (tokens.of(key, new SignedIn(provider, TokenUse.SMTP), Optional.empty())) {
            case AccessTokenOutcome.Available(AccessToken token) -> new Outcome.Available(token.token());
            case AccessTokenOutcome.ConsentNeeded() -> new Outcome.Refused(FaultCode.ACCOUNT_NOT_CONNECTED);
            case AccessTokenOutcome.ClientBroken() -> new Outcome.Refused(FaultCode.PARTNER_CLIENT_BROKEN);
            case AccessTokenOutcome.Unavailable unavailable -> new Outcome.Refused(FaultCode.PARTNER_UNAVAILABLE);
        };
    }
}
