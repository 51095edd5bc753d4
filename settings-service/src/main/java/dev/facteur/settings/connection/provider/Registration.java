package dev.facteur.settings.connection.provider;

import dev.facteur.settings.credential.vault.Secret;
import java.net.URI;
import java.util.Optional;

/** Our client at a provider, and where the provider is. */
public record Registration(
        String clientId, Secret clientSecret, URI authorizationUri, URI tokenUri, URI keysUri, String issuer) {

    /** Empty unless an operator has named the client and its secret. */
    static Optional<Registration> of(
            Optional<String> clientId,
            Optional<String> clientSecret,
            URI authorizationUri,
            URI tokenUri,
            URI keysUri,
            String issuer) {
        return clientId.flatMap(id -> clientSecret.map(
                secret -> new Registration(id, new Secret(secret), authorizationUri, tokenUri, keysUri, issuer)));
    }
}
