package dev.facteur.submission;

import java.util.List;
import java.util.Optional;

/**
 * What the server answered (RFC 5321 §4.2): one code, one or more lines.
 *
 * @param code 200 to 599
 * @param enhanced from the first line that has one; its class may disagree with {@code code} in servers of the wild:
 *     trust {@code code} for whether to try again, this one for the meaning
 * @param lines the text of each line, without code and enhanced code, without control characters
 */
public record SmtpReply(int code, Optional<EnhancedStatusCode> enhanced, List<String> lines) {
    public SmtpReply {
        if (code < 200 || code > 599) {
            throw new IllegalArgumentException("code must be 200 to 599: " + code);
        }
        lines = List.copyOf(lines);
    }

    /** 2yz: done. */
    public boolean isPositive() {
        return code < 300;
    }

    /** 3yz: go on. */
    public boolean isIntermediate() {
        return code >= 300 && code < 400;
    }

    /** 4yz: not now. */
    public boolean isTransient() {
        return code >= 400 && code < 500;
    }

    /** 5yz: no. */
    public boolean isPermanent() {
        return code >= 500;
    }

    /** All lines as one, for matching and for showing; may contain addresses. */
    public String text() {
        return String.join(" ", lines).strip();
    }

    /** The codes alone: the text may contain addresses, which do not belong into logs. */
    @Override
    public String toString() {
        return enhanced.map(known -> code + " " + known).orElse(Integer.toString(code));
    }
}
