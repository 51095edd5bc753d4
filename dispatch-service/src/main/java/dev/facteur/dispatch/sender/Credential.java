package dev.facteur.dispatch.sender;

/** What a server is shown for a sender. Kept in memory for minutes, never written anywhere. */
public sealed interface Credential {

    /** The password for submission, and the one for IMAP: mostly the same. */
    record Password(String smtp, String imap) implements Credential {
        @Override
        public String toString() {
            return "Password[redacted]";
        }
    }
}
