package dev.facteur.submission;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads replies (RFC 5321 §4.2) and keeps them within bounds, whatever the server sends. */
final class ReplyReader {
    /** RFC 5321 §4.5.3.1.5 says 512; servers of the wild say more. */
    static final int MAX_LINE = 4 * 1024;

    static final int MAX_LINES = 128;
    static final int MAX_REPLY = 64 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[MAX_LINE];
    private int from;
    private int to;

    ReplyReader(InputStream in) {
        this.in = in;
    }

    SmtpReply read() throws IOException {
        List<String> lines = new ArrayList<>(4);
        Optional<EnhancedStatusCode> enhanced = Optional.empty();
        int code = 0;
        int size = 0;
        boolean more = true;
        while (more) {
            String line = readLine();
            int lineCode = codeOf(line);
            if (code != 0 && code != lineCode) {
                throw new ProtocolViolation("reply changes its code from " + code + " to " + lineCode);
            }
            code = lineCode;
            more = line.length() > 3 && line.charAt(3) == '-';
            String text = line.length() > 4 ? line.substring(4) : "";
            Optional<EnhancedStatusCode> lineEnhanced = EnhancedStatusCode.atStartOf(text);
            if (lineEnhanced.isPresent()) {
                text = text.substring(lineEnhanced.get().toString().length()).stripLeading();
                enhanced = enhanced.or(() -> lineEnhanced);
            }
            lines.add(text);
            size += line.length();
            if (more && (lines.size() == MAX_LINES || size > MAX_REPLY)) {
                throw new ProtocolViolation("reply does not end");
            }
        }
        return new SmtpReply(code, enhanced, lines);
    }

    /** Whether the server has said more than it was asked, as far as it was read. */
    boolean hasUnread() {
        return from < to;
    }

    private static int codeOf(String line) throws ProtocolViolation {
        boolean wellFormed = line.length() >= 3
                && line.charAt(0) >= '2'
                && line.charAt(0) <= '5'
                && isDigit(line.charAt(1))
                && isDigit(line.charAt(2))
                && (line.length() == 3 || line.charAt(3) == ' ' || line.charAt(3) == '-');
        if (!wellFormed) {
            // Enough to tell SSH or HTTP, too little to repeat a secret that the server sends back.
            throw new ProtocolViolation("not an SMTP reply: " + line.substring(0, Math.min(4, line.length())));
        }
        return (line.charAt(0) - '0') * 100 + (line.charAt(1) - '0') * 10 + line.charAt(2) - '0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Up to LF, with or without CR before it. */
    private String readLine() throws IOException {
        int scanned = from;
        while (true) {
            for (; scanned < to; scanned++) {
                if (buffer[scanned] == '\n') {
                    int end = scanned > from && buffer[scanned - 1] == '\r' ? scanned - 1 : scanned;
                    String line = new String(buffer, from, end - from, StandardCharsets.UTF_8);
                    from = scanned + 1;
                    return printable(line);
                }
            }
            scanned -= from;
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
            if (to == buffer.length) {
                throw new ProtocolViolation("reply line is longer than " + MAX_LINE + " bytes");
            }
            int read = in.read(buffer, to, buffer.length - to);
            if (read < 0) {
                throw new EOFException("closed by the server");
            }
            to += read;
        }
    }

    /** Replies are shown and logged: no control character, no line of its own gets through. */
    static String printable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isUnprintable(text.charAt(i))) {
                StringBuilder clean = new StringBuilder(text);
                for (int j = i; j < clean.length(); j++) {
                    if (isUnprintable(clean.charAt(j))) {
                        clean.setCharAt(j, clean.charAt(j) == '\t' ? ' ' : '\uFFFD');
                    }
                }
                return clean.toString();
            }
        }
        return text;
    }

    private static boolean isUnprintable(char c) {
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
    }
}
