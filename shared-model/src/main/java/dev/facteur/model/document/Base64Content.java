package dev.facteur.model.document;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.facteur.model.InvalidValueException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Bytes in base64 (RFC 4648 §4, padded, without line breaks), checked but never decoded on their way: a mail carries
 * base64 too, so the text only needs other line ends. Kept as the bytes of the text, as it comes and as it leaves.
 */
@JsonDeserialize(using = Base64ContentReader.class)
public final class Base64Content {
    private static final String FIELD = "content";
    /** For every byte: 0 if it is of the alphabet, else 1. */
    private static final byte[] FOREIGN = new byte[256];

    static {
        Arrays.fill(FOREIGN, (byte) 1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        alphabet.chars().forEach(c -> FOREIGN[c] = 0);
    }

    private final byte[] ascii;

    /** @throws InvalidValueException if it is none */
    public Base64Content(String base64) {
        // What is not Latin-1 becomes a question mark, which is foreign too.
        this(base64.getBytes(StandardCharsets.ISO_8859_1));
    }

    private Base64Content(byte[] ascii) {
        if (ascii.length == 0) {
            throw new InvalidValueException(FIELD, "must not be empty");
        }
        if (ascii.length % 4 != 0) {
            throw new InvalidValueException(FIELD, "must be padded base64: its length is not a multiple of 4");
        }
        if (!isOfAlphabet(ascii, ascii.length - padding(ascii))) {
            throw new InvalidValueException(FIELD, "must be base64 without line breaks (RFC 4648 section 4)");
        }
        this.ascii = ascii;
    }

    private Base64Content(byte[] json, int from, int to) {
        this.ascii = Arrays.copyOfRange(json, from, to);
    }

    /** What stands in JSON from here to the next quote; null unless it is base64 as it stands there. */
    static @Nullable Base64Content in(byte[] json, int from) {
        int end = from;
        while (end < json.length && FOREIGN[json[end] & 0xFF] == 0) {
            end++;
        }
        int to = end;
        while (to < json.length && json[to] == '=') {
            to++;
        }
        boolean isWhole = to < json.length && json[to] == '"' && to > from && (to - from) % 4 == 0 && to - end <= 2;
        return isWhole ? new Base64Content(json, from, to) : null;
    }

    public static Base64Content of(byte[] bytes) {
        return new Base64Content(Base64.getEncoder().encode(bytes));
    }

    @JsonValue
    public String base64() {
        return new String(ascii, StandardCharsets.US_ASCII);
    }

    /** The text in ASCII, to be read only. */
    public ByteBuffer ascii() {
        return ByteBuffer.wrap(ascii).asReadOnlyBuffer();
    }

    /** Number of bytes that this stands for. */
    public int size() {
        return ascii.length / 4 * 3 - padding(ascii);
    }

    public byte[] decode() {
        return Base64.getDecoder().decode(ascii);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Base64Content content && Arrays.equals(ascii, content.ascii);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ascii);
    }

    /** The content of a document is nobody's business: only its size is shown. */
    @Override
    public String toString() {
        return size() + " bytes";
    }

    /** Half the time of a loop that stops at the first. */
    private static boolean isOfAlphabet(byte[] ascii, int end) {
        int foreign = 0;
        for (int i = 0; i < end; i++) {
            foreign |= FOREIGN[ascii[i] & 0xFF];
        }
        return foreign == 0;
    }

    private static int padding(byte[] ascii) {
        if (ascii[ascii.length - 1] != '=') {
            return 0;
        }
        return ascii[ascii.length - 2] == '=' ? 2 : 1;
    }
}
