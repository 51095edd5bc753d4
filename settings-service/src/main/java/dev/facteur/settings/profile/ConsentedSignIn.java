package dev.facteur.settings.profile;

import dev.facteur.model.SenderKey;
import dev.facteur.model.sender.SmtpServer;
import dev.facteur.settings.check.trial.Mailbox;
import dev.facteur.settings.connection.provider.Providers;
import dev.facteur.settings.problem.Fault;
import dev.facteur.settings.problem.FaultCode;
import dev.facteur.settings.profile.form.ProfileDraft;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** What a mailbox signs in with where its owner has consented: an access token in place of a password. */
@ApplicationScoped
class ConsentedSignIn {
    private final Providers providers;
    private final MailboxTokens tokens;

    ConsentedSignIn(Providers providers, MailboxTokens tokens) {
        this.providers = providers;
        this.tokens = tokens;
    }

    /** For a draft that {@link ConnectedAccounts} has nothing against; outside of any transaction. */
    Passwords.Choice choose(SenderKey key, ProfileDraft draft) {
        SmtpServer server = draft.smtp().orElseThrow();
        MailboxTokens.Outcome outcome = providers
                .ofSubmission(server.host())
                .map(provider -> tokens.of(key, provider))
                .orElseGet(() -> new MailboxTokens.Outcome.Refused(FaultCode.HOST_NOT_OF_PARTNER));
        return switch (outcome) {
            case MailboxTokens.Outcome.Available(var token) ->
                new Passwords.Choice.Complete(new Mailbox(draft.address(), server, token, Optional.empty(), false));
            case MailboxTokens.Outcome.Refused(FaultCode code) ->
                new Passwords.Choice.Missing(List.of(Fault.of("/smtp/authentication", code)));
        };
    }
}
