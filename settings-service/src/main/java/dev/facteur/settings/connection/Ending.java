package dev.facteur.settings.connection;

import dev.facteur.model.EmailAddress;
import dev.facteur.settings.connection.provider.Provider;
import dev.facteur.settings.connection.provider.TokenUse;
import dev.facteur.web.text.Language;
import dev.facteur.web.text.Texts;
import java.util.List;
import java.util.Optional;

/**
 * How a consent ended, for the person's eyes.
 *
 * @param provider unknown where the state was
 * @param account the one that is connected, or that should have been
 * @param texts begins the keys of its texts
 */
record Ending(Kind kind, Optional<Provider> provider, Optional<EmailAddress> account, String texts) {
    /** As a rule with the texts {@code ending.<kind>.title} and {@code .detail}. */
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
        return new Ending(kind, Optional.empty(), Optional.empty(), "ending." + kind);
    }

    static Ending of(Kind kind, Provider provider) {
        return new Ending(kind, Optional.of(provider), Optional.empty(), "ending." + kind);
    }

    static Ending of(Kind kind, Provider provider, EmailAddress account) {
        return new Ending(kind, Optional.of(provider), Optional.of(account), "ending." + kind);
    }

    /** With the provider's API documents leave by it from now on; for SMTP a mailbox has yet to be saved. */
    static Ending connected(Provider provider, EmailAddress account, TokenUse use) {
        String texts = "ending." + Kind.CONNECTED + (use == TokenUse.SMTP ? ".smtp" : "");
        return new Ending(Kind.CONNECTED, Optional.of(provider), Optional.of(account), texts);
    }

    String title(Language language) {
        return Texts.get(language, texts + ".title", arguments());
    }

    String detail(Language language) {
        return Texts.get(language, texts + ".detail", arguments());
    }

    private List<String> arguments() {
        return List.of(
                provider.map(Provider::displayName).orElse(""),
                account.map(address -> address.value()).orElse(""));
    }
}
