package dev.facteur.settings.connection.provider;

import dev.facteur.settings.credential.vault.Secret;
import java.net.URI;

/** Our client at a provider, and where the provider is. */
public record Registration(
        String clientId, Secret clientSecret, URI authorizationUri, URI tokenUri, URI keysUri, String issuer) {}
