package dev.facteur.settings.discovery.autoconfig;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters of a document: by its byte order mark, its declaration, or else as UTF-8 (XML 1.0, appendix F). The JDK's
 * parser does that too, but prints to standard error what it cannot decode, and strangers write these documents.
 */
final class XmlText {
    private static final int DECLARATION = 200;
    private static final Pattern ENCODING =
            Pattern.compile("<\\?xml[^>]*\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private XmlText() {}

    /** Empty if the bytes are not in the encoding that they claim. */
    static Optional<String> decoded(byte[] xml) {
        try {
            String text = charset(xml).newDecoder().decode(ByteBuffer.wrap(xml)).toString();
            return Optional.of(text.indexOf(BYTE_ORDER_MARK) == 0 ? text.substring(1) : text);
        } catch (CharacterCodingException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static Charset charset(byte[] xml) {
        if (xml.length >= 2 && (starts(xml, 0xFE, 0xFF) || starts(xml, 0xFF, 0xFE))) {
            return StandardCharsets.UTF_16;
        }
        Matcher declared =
                ENCODING.matcher(new String(xml, 0, Math.min(DECLARATION, xml.length), StandardCharsets.ISO_8859_1));
        return declared.lookingAt() ? Charset.forName(declared.group(1)) : StandardCharsets.UTF_8;
    }

    private static boolean starts(byte[] xml, int first, int second) {
        return (xml[0] & 0xFF) == first && (xml[1] & 0xFF) == second;
    }
}
