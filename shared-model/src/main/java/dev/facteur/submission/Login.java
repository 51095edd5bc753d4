package dev.facteur.submission;

/** Who logs in. No variant shows its secret in {@code toString}. */
public sealed interface Login {

    /** Nobody: a relay that knows us by our address. */
    record None() implements Login {}

    /** PLAIN or LOGIN, whichever the server offers. */
    record Password(String username, String password) implements Login {
        public Password {
            requireUsername(username);
            // NUL separates the fields of PLAIN (RFC 4616).
            if (password.isEmpty() || password.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("password must not be empty nor contain NUL");
            }
        }

        @Override
        public String toString() {
            return "Password[redacted]";
        }
    }

    /** OAUTHBEARER or XOAUTH2, whichever the server offers. */
    record Bearer(String username, String accessToken) implements Login {
        public Bearer {
            requireUsername(username);
            // Visible ASCII: a ^A would end the field (RFC 7628 §3.1).
            if (accessToken.isEmpty() || !accessToken.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
                throw new IllegalArgumentException("accessToken must be visible ASCII");
            }
        }

        @Override
        public String toString() {
            return "Bearer[redacted]";
        }
    }

    private static void requireUsername(String username) {
        if (username.isEmpty() || username.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("username must not be empty nor contain control characters");
        }
    }
}
