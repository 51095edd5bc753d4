package dev.facteur.dispatch.sender;

import java.time.Duration;

/** What came of asking settings-service for a credential. */
public sealed interface CredentialResult {

    record Available(Credential credential) implements CredentialResult {}

    /** There is none that works: the sender must sign in again. */
    record Expired() implements CredentialResult {}

    /**
     * settings-service, or what it needs, is away or out of order: it is asked again later. Never the sender's fault.
     *
     * @param detail for operators
     * @param retryAfter how long to wait
     */
    record Unavailable(String detail, Duration retryAfter) implements CredentialResult {}
}
