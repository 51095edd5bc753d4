package dev.facteur.settings.connection.store;

import dev.facteur.settings.connection.provider.Provider;
import dev.facteur.settings.credential.vault.Secret;
import java.util.UUID;

/** A token to be withdrawn at its provider. */
public record Revocation(UUID id, Provider provider, Secret token) {}
