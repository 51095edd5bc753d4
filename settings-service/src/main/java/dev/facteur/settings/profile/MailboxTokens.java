package dev.facteur.settings.profile;

import dev.facteur.model.SenderKey;
import dev.facteur.settings.connection.provider.Provider;
import dev.facteur.settings.credential.vault.Secret;
import dev.facteur.settings.problem.FaultCode;

/** Access tokens for a partner's submission server, as whoever keeps the grants gives them out. */
public interface MailboxTokens {
    /** Blocks while the partner is asked; not to be called in a transaction. */
    Outcome of(SenderKey key, Provider provider);

    sealed interface Outcome {
        record Available(Secret token) implements Outcome {}

        record Refused(FaultCode code) implements Outcome {}
    }
}
