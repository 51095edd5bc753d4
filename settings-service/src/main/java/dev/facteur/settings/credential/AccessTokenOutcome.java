package dev.facteur.settings.credential;

import java.time.Duration;

/** What came of asking for an access token. */
public sealed interface AccessTokenOutcome {
    record Available(AccessToken token) implements AccessTokenOutcome {}

    /** Their owner has to consent again. */
    record ConsentNeeded() implements AccessTokenOutcome {}

    /** The operator has to act; nobody else is to blame. */
    record ClientBroken() implements AccessTokenOutcome {}

    record Unavailable(Duration retryAfter) implements AccessTokenOutcome {}
}
