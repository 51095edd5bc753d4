package dev.facteur.dispatch.operate.rejected;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** As much of a value as an operator may see, and needs in order to tell what is wrong with it. */
@Schema(name = "RejectedPreview")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Preview(
        Looks looks,

        @Schema(
                description =
                        "With marks in place of what is hidden: `⟦3·24⟧` is the third, of 24 characters. Absent of what is"
                                + " no text",
                examples =
                        "\"{\\\"requestId\\\": \\\"r-1\\\", \\\"to\\\": [{\\\"address\\\": \\\"⟦1·6⟧@example.org\\\"}]}\"")
        Optional<String> text,

        @Schema(description = "The text goes on; it can only be corrected where it came from")
        boolean isCut,

        @Schema(description = "Its first bytes, of what is no text", examples = "\"1f 8b 08 00\"")
        Optional<String> hex,

        @Schema(description = "Of what is no text: where it ceases to be UTF-8")
        Optional<Integer> notUtf8From) {
    /** Characters; a request whose contents are hidden is short. */
    private static final int LONGEST = 24_000;
    /** Enough to tell a format, too few for an address. */
    private static final int FEW = 16;

    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    /** What it seems to be. */
    public enum Looks {
        NOTHING,
        JSON,
        XML,
        TEXT,
        GZIP,
        ZIP,
        /** A schema registry's: a zero byte, and the schema's number in four. */
        AVRO,
        BINARY
    }

    static Preview of(byte[] value) {
        Optional<String> text = text(value);
        if (text.isEmpty()) {
            String hex = HEX.formatHex(Arrays.copyOf(value, Math.min(FEW, value.length)));
            return new Preview(
                    ofBytes(value), Optional.empty(), false, Optional.of(hex), Optional.of(validLength(value)));
        }
        String masked = MaskedText.of(text.get()).text();
        boolean isCut = masked.length() > LONGEST;
        return new Preview(
                ofText(text.get()),
                Optional.of(isCut ? masked.substring(0, LONGEST) : masked),
                isCut,
                Optional.empty(),
                Optional.empty());
    }

    /** Empty if it is none: bytes that are no UTF-8, or that nobody writes in a text. */
    static Optional<String> text(byte[] value) {
        if (validLength(value) < value.length) {
            return Optional.empty();
        }
        String text = new String(value, StandardCharsets.UTF_8);
        return text.chars().anyMatch(character -> character < ' ' && "\t\n\r".indexOf(character) < 0)
                ? Optional.empty()
                : Optional.of(text);
    }

    private static int validLength(byte[] value) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(value);
        CharBuffer characters = CharBuffer.allocate(8192);
        CoderResult result = decoder.decode(bytes, characters, true);
        while (result.isOverflow()) {
            characters.clear();
            result = decoder.decode(bytes, characters, true);
        }
        return bytes.position();
    }

    private static Looks ofText(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            return Looks.NOTHING;
        }
        return switch (trimmed.charAt(0)) {
            case '{', '[' -> Looks.JSON;
            case '<' -> Looks.XML;
            default -> Looks.TEXT;
        };
    }

    private static Looks ofBytes(byte[] value) {
        int first = value[0] & 0xFF;
        int second = value.length > 1 ? value[1] & 0xFF : 0;
        if (first == 0x1F && second == 0x8B) {
            return Looks.GZIP;
        }
        if (first == 'P' && second == 'K') {
            return Looks.ZIP;
        }
        return first == 0 && value.length > 5 ? Looks.AVRO : Looks.BINARY;
    }
}
