package dev.facteur.dispatch.sender;

/** What a server is shown for a sender. Kept in memory for minutes, never written anywhere. */
public sealed interface Credential {

    record Password(String value) implements Credential {
        @Override
        public String toString() {
            return "Password[redacted]";
        }
    }
}
