package dev.facteur.settings.credential;

import dev.facteur.settings.credential.vault.Secret;
import java.time.Instant;

/** What opens a provider's API for a while. */
public record AccessToken(Secret token, Instant expiresAt) {}
