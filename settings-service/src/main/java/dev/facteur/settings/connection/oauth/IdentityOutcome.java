package dev.facteur.settings.connection.oauth;

import dev.facteur.settings.connection.provider.Account;

/** What an ID token proves. */
public sealed interface IdentityOutcome {
    record Proven(Account account) implements IdentityOutcome {}

    /** Wrongly signed, for another client, of another consent, too old, or vouching for no address. */
    record Unproven() implements IdentityOutcome {}

    /** The provider's keys cannot be had now. */
    record Unavailable() implements IdentityOutcome {}
}
