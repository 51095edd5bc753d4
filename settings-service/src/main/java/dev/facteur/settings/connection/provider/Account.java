package dev.facteur.settings.connection.provider;

import dev.facteur.model.EmailAddress;

/**
 * Who has consented, as their provider vouches for.
 *
 * @param subject the provider's own name of the account, which never changes
 */
public record Account(EmailAddress address, String subject) {
    /** Without the person's data. */
    @Override
    public String toString() {
        return "Account";
    }
}
