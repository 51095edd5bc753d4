package dev.facteur.settings.connection;

import dev.facteur.model.EmailAddress;
import dev.facteur.settings.connection.provider.Provider;
import java.util.Optional;

/**
 * How a consent ended, for the person's eyes.
 *
 * @param provider unknown where the state was
 * @param account the one that is connected, or that should have been
 */
record Ending(Kind kind, Optional<Provider> provider, Optional<EmailAddress> account) {
    /** Each has the texts {@code ending.<kind>.title} and {@code .detail}. */
    enum Kind {
        CONNECTED,
        /** The person said no. */
        DENIED,
        /** Their administrator did. */
        BLOCKED,
        /** They consented, but not to sending. */
        SCOPE_MISSING,
        /** Not the account whose address is locked. */
        OTHER_ACCOUNT,
        /** The provider vouches for no address. */
        IDENTITY_UNPROVEN,
        /** Too late, a second time, or not begun here. */
        STALE,
        PROVIDER_UNAVAILABLE,
        /** Our client at the provider, which the operator has been told. */
        CLIENT_BROKEN,
        /** Anything else that is our fault. */
        FAILED
    }

    static Ending of(Kind kind) {
        return new Ending(kind, Optional.empty(), Optional.empty());
    }

    static Ending of(Kind kind, Provider provider) {
        return new Ending(kind, Optional.of(provider), Optional.empty());
    }

    static Ending of(Kind kind, Provider provider, EmailAddress account) {
        return new Ending(kind, Optional.of(provider), Optional.of(account));
    }
}
