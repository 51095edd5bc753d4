package dev.facteur.model.document;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.facteur.model.InvalidValueException;
import java.util.Base64;

/**
 * Bytes in base64 (RFC 4648 §4, padded, without line breaks), checked but never decoded on their way: a mail carries
 * base64 too, so the text only needs other line ends.
 */
public record Base64Content(@JsonValue String base64) {
    private static final String FIELD = "content";
    private static final byte[] KIND = new byte[128];

    static {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        alphabet.chars().forEach(c -> KIND[c] = 1);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Base64Content {
        int length = base64.length();
        if (length == 0) {
            throw new InvalidValueException(FIELD, "must not be empty");
        }
        if (length % 4 != 0) {
            throw new InvalidValueException(FIELD, "must be padded base64: its length is not a multiple of 4");
        }
        int end = length - padding(base64);
        for (int i = 0; i < end; i++) {
            char c = base64.charAt(i);
            if (c >= 128 || KIND[c] == 0) {
                throw new InvalidValueException(FIELD, "must be base64 without line breaks (RFC 4648 section 4)");
            }
        }
    }

    public static Base64Content of(byte[] bytes) {
        return new Base64Content(Base64.getEncoder().encodeToString(bytes));
    }

    /** Number of bytes that this stands for. */
    public int size() {
        return base64.length() / 4 * 3 - padding(base64);
    }

    public byte[] decode() {
        return Base64.getDecoder().decode(base64);
    }

    /** The content of a document is nobody's business: only its size is shown. */
    @Override
    public String toString() {
        return size() + " bytes";
    }

    private static int padding(String base64) {
        if (base64.endsWith("==")) {
            return 2;
        }
        return base64.endsWith("=") ? 1 : 0;
    }
}
