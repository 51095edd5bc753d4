package dev.facteur.settings.connection;

import dev.facteur.settings.credential.vault.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Values that nobody guesses (RFC 7636 §4), in base64url. */
final class Pkce {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private Pkce() {}

    static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return BASE64URL.encodeToString(bytes);
    }

    /** S256. */
    static String challenge(Secret verifier) {
        return hash(verifier.reveal());
    }

    /** Binds the ID token to the request. Drawn from the verifier, so that there is one secret to keep. */
    static String nonce(Secret verifier) {
        return hash("nonce " + verifier.reveal());
    }

    private static String hash(String text) {
        try {
            return BASE64URL.encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
