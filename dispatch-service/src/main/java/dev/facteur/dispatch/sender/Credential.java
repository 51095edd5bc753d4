package dev.facteur.dispatch.sender;

import dev.facteur.dispatch.delivery.BearerToken;
import java.time.Instant;

/** What a server is shown for a sender. Kept in memory for minutes, never written anywhere. */
public sealed interface Credential {

    /** The password for submission, and the one for IMAP: mostly the same. */
    record Password(String smtp, String imap) implements Credential {
        @Override
        public String toString() {
            return "Password[redacted]";
        }
    }

    /** For an account at a provider that gave its consent. */
    record Bearer(BearerToken token, Instant expiresAt) implements Credential {

        /** What goes where IMAP has the password. */
        public String imap() {
            return token.value();
        }
    }
}
