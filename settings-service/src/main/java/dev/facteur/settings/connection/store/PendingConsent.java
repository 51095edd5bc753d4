package dev.facteur.settings.connection.store;

import dev.facteur.model.SenderKey;
import dev.facteur.settings.connection.provider.Provider;
import dev.facteur.settings.connection.provider.TokenUse;
import dev.facteur.settings.credential.vault.Secret;
import java.util.Optional;

/**
 * Somebody who was sent to a provider's page.
 *
 * @param use what they are asked for
 * @param verifier of PKCE (RFC 7636)
 * @param displayName what their token calls them
 */
public record PendingConsent(
        SenderKey key, Provider provider, TokenUse use, Secret verifier, Optional<String> displayName) {
    /** Without the person's data. */
    @Override
    public String toString() {
        return "PendingConsent[" + key + " " + provider + "]";
    }
}
