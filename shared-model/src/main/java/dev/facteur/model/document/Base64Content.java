package dev.facteur.model.document;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.facteur.model.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Bytes in base64 (RFC 4648 §4, padded, without line breaks), checked but never decoded on their way: a mail carries
 * base64 too, so the text only needs other line ends.
 */
public record Base64Content(@JsonValue String base64) {
    private static final String FIELD = "content";
    /** For every Latin-1 character: 0 if it is of the alphabet, else 1. */
    private static final byte[] FOREIGN = new byte[256];

    static {
        Arrays.fill(FOREIGN, (byte) 1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        alphabet.chars().forEach(c -> FOREIGN[c] = 0);
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
        if (!isOfAlphabet(base64, length - padding(base64))) {
            throw new InvalidValueException(FIELD, "must be base64 without line breaks (RFC 4648 section 4)");
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

    /** Half the time of a loop that looks at one character of the string after the other, and stops at the first. */
    private static boolean isOfAlphabet(String base64, int end) {
        // What is not Latin-1 becomes a question mark, which is foreign too.
        byte[] latin1 = base64.getBytes(StandardCharsets.ISO_8859_1);
        int foreign = 0;
        for (int i = 0; i < end; i++) {
            foreign |= FOREIGN[latin1[i] & 0xFF];
        }
        return foreign == 0;
    }

    private static int padding(String base64) {
        if (base64.endsWith("==")) {
            return 2;
        }
        return base64.endsWith("=") ? 1 : 0;
    }
}
