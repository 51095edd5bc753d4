package dev.facteur.submission;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What was said while logging in: some servers repeat it when they refuse it, and replies are kept and shown. */
final class Secrets {
    /** Shorter ones would take harmless words with them, and give themselves away by the gap. */
    private static final int SHORTEST = 4;

    private final List<String> spoken = new ArrayList<>();

    Secrets(String secret) {
        remember(secret);
    }

    /** For the wire; the encoded form is a secret as well. */
    String base64(String text) {
        String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        remember(encoded);
        return encoded;
    }

    private void remember(String secret) {
        if (secret.length() >= SHORTEST) {
            spoken.addFirst(secret);
        }
    }

    String removedFrom(String text) {
        for (String secret : spoken) {
            text = text.replace(secret, "[redacted]");
        }
        return text;
    }

    SmtpReply removedFrom(SmtpReply reply) {
        return new SmtpReply(
                reply.code(),
                reply.enhanced(),
                reply.lines().stream().map(this::removedFrom).toList());
    }
}
