package dev.facteur.settings.check.imap;

import java.nio.charset.StandardCharsets;

/** Strings as IMAP writes them (RFC 3501 §4.3). */
final class ImapStrings {
    private ImapStrings() {}

    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Whether a quoted string may hold it; everything else has to be a literal. */
    static boolean isQuotable(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
