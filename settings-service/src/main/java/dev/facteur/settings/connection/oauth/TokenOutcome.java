package dev.facteur.settings.connection.oauth;

import dev.facteur.settings.credential.vault.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What came of asking a provider for tokens. */
public sealed interface TokenOutcome {
    /**
     * What is kept from now on.
     *
     * @param refreshToken where the provider gave another: it is to be kept in place of the one before
     * @param idToken with a code only
     * @param scopes what was granted in fact; empty: as before
     */
    record Granted(
            Secret accessToken,
            Instant expiresAt,
            Optional<Secret> refreshToken,
            Optional<Secret> idToken,
            Set<String> scopes)
            implements TokenOutcome {
        public Granted {
            scopes = Set.copyOf(scopes);
        }

        @Override
        public String toString() {
            return "Granted[redacted]";
        }
    }

    /** Revoked, expired, or a second factor is wanted: the person has to consent again. */
    record ConsentNeeded(String error) implements TokenOutcome {}

    /** Our registration, secret or request is wrong: the operator has to act, and nobody else. */
    record ClientBroken(String error) implements TokenOutcome {}

    /** It passes. */
    record Unavailable(Duration retryAfter) implements TokenOutcome {}
}
