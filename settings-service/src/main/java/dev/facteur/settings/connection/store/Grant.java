package dev.facteur.settings.connection.store;

import dev.facteur.model.EmailAddress;
import dev.facteur.model.SenderKey;
import dev.facteur.model.sender.Connection;
import dev.facteur.settings.connection.provider.Account;
import dev.facteur.settings.connection.provider.Provider;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a person's consent gives us at a provider, without the tokens.
 *
 * @param subject the provider's own name of the account
 * @param state {@code CONNECTED} or {@code EXPIRED}
 * @param since when that began
 * @param checkedAt when the person consented last
 */
public record Grant(
        SenderKey key,
        Provider provider,
        EmailAddress account,
        String subject,
        Set<String> scopes,
        Connection.State state,
        Instant since,
        Instant checkedAt) {
    public Grant {
        scopes = Set.copyOf(scopes);
    }

    /** A consent of just now. */
    public static Grant of(SenderKey key, Provider provider, Account account, Set<String> scopes, Instant now) {
        return new Grant(
                key, provider, account.address(), account.subject(), scopes, Connection.State.CONNECTED, now, now);
    }

    /** As a profile shows it. */
    public Connection connection() {
        return new Connection(state, Optional.of(account.value()), Optional.of(since), Optional.of(checkedAt));
    }

    /** Without the person's data. */
    @Override
    public String toString() {
        return "Grant[" + key + " " + provider + " " + state + "]";
    }
}
