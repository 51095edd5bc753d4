package dev.facteur.dispatch.sender;

/** What came of asking settings-service for a credential. */
public sealed interface CredentialResult {

    record Available(Credential credential) implements CredentialResult {}

    /** There is none that works: the sender must sign in again. */
    record Expired() implements CredentialResult {}

    /**
     * settings-service, or what it needs, is away or out of order: it is asked again later.
     *
     * @param detail for operators
     */
    record Unavailable(String detail) implements CredentialResult {}
}
