package dev.facteur.dispatch.sentcopy.imap;

/** How one attempt to file a copy ended. The details are ours: they name no address and repeat no server's words. */
public sealed interface FilingOutcome {

    record Filed() implements FilingOutcome {}

    /** An earlier attempt, the provider or the sender filed it. */
    record AlreadyThere() implements FilingOutcome {}

    /** The server does not take the credential: only the sender can change that. */
    record SignInRefused(String detail) implements FilingOutcome {}

    record NotNow(String detail) implements FilingOutcome {}

    record Never(String detail) implements FilingOutcome {}
}
