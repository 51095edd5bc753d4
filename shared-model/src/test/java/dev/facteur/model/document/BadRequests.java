package dev.facteur.model.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A good request, from which each row of bad-requests.csv makes a bad one by one replacement. */
public final class BadRequests {
    private BadRequests() {}

    public static String good() {
        try (InputStream file = BadRequests.class.getResourceAsStream("/good-request.json")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
