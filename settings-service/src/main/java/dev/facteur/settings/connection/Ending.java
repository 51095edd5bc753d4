package dev.facteur.settings.connection;

import dev.facteur.model.EmailAddress;
import dev.facteur.settings.connection.provider.Provider;
import dev.facteur.settings.problem.Language;
import dev.facteur.settings.problem.Texts;
import java.util.List;
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
        /** They said yes, which the page that began has yet to confirm. */
        CONSENTED,
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

    String title(Language language) {
        return Texts.get(language, "ending." + kind + ".title", arguments());
    }

    String detail(Language language) {
        return Texts.get(language, "ending." + kind + ".detail", arguments());
    }

    private List<String> arguments() {
        return List.of(
                provider.map(Provider::displayName).orElse(""),
                account.map(address -> address.value()).orElse(""));
    }
}
