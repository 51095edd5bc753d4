package dev.facteur.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * An addr-spec {@code local@domain} (RFC 5322 §3.4.1) with a dot-atom local part, internationalised or not (RFC 6531
 * §3.3). Quoted local parts, comments, routes, groups and address literals are refused: no document needs them and every
 * one of them has hidden a second address from some parser.
 *
 * <p>Lengths are those of RFC 5321 §4.5.3.1: 64 octets before the sign, 254 in all. The domain is a host name of two
 * labels or more, or {@code localhost}; it may be written in its own letters (U-labels) or as A-labels (RFC 5890).
 */
public record EmailAddress(@JsonValue String value) {
    private static final String FIELD = "address";
    private static final int MAX_LOCAL_PART_OCTETS = 64;
    private static final int MAX_OCTETS = 254;

    // atext of RFC 5322 §3.2.3, widened by RFC 6531 to letters, marks and digits beyond ASCII.
    private static final String ATEXT = "[\\w!#$%&'*+/=?^`{|}~\\p{L}\\p{M}\\p{N}-]+";
    private static final Pattern DOT_ATOM = Pattern.compile(ATEXT + "(\\." + ATEXT + ")*");
    private static final Pattern TWO_LABELS = Pattern.compile(".+\\.[a-z0-9-]*[a-z-][a-z0-9-]*");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EmailAddress {
        int at = value.lastIndexOf('@');
        if (at <= 0 || at == value.length() - 1) {
            throw new InvalidValueException(FIELD, "must be of the form name@domain");
        }
        // Long before it is matched: a pattern with groups recurses.
        if (value.length() > MAX_OCTETS) {
            throw new InvalidValueException(FIELD, "must have at most 254 octets");
        }
        String localPart = value.substring(0, at);
        if (!DOT_ATOM.matcher(localPart).matches()) {
            throw new InvalidValueException(FIELD, "must not have such characters, nor their order, before the @");
        }
        int octets = localPart.getBytes(StandardCharsets.UTF_8).length;
        if (octets > MAX_LOCAL_PART_OCTETS) {
            throw new InvalidValueException(FIELD, "must have at most 64 octets before the @");
        }
        String asciiDomain = toAscii(value.substring(at + 1));
        if (octets + 1 + asciiDomain.length() > MAX_OCTETS) {
            throw new InvalidValueException(FIELD, "must have at most 254 octets");
        }
    }

    /** The part before the {@code @}, as written: only the receiving host may read anything into it. */
    public String localPart() {
        return value.substring(0, value.lastIndexOf('@'));
    }

    /** The domain as A-labels in lower case, fit for SMTP without SMTPUTF8, DNS and comparison. */
    public String asciiDomain() {
        return toAscii(value.substring(value.lastIndexOf('@') + 1));
    }

    /** The address as it goes on the wire: local part as written, domain as A-labels. */
    public String wireForm() {
        return localPart() + "@" + asciiDomain();
    }

    /** Whether the local part has characters beyond ASCII, so that every server on the way must offer SMTPUTF8. */
    public boolean needsSmtpUtf8() {
        return localPart().chars().anyMatch(c -> c > 127);
    }

    /** Whether both lead to the same mailbox as far as a sender can tell: domains compared without case. */
    public boolean isSameAs(EmailAddress other) {
        return localPart().equalsIgnoreCase(other.localPart()) && asciiDomain().equals(other.asciiDomain());
    }

    /** Safe to log: the first character and the domain. */
    @Override
    public String toString() {
        return value.substring(0, value.offsetByCodePoints(0, 1)) + "…@" + asciiDomain();
    }

    private static String toAscii(String domain) {
        String ascii = DomainNames.toAscii(FIELD, domain);
        // A top-level domain is never a number: 127.0.0.1 is an address literal without its brackets.
        if (!ascii.equals("localhost") && !TWO_LABELS.matcher(ascii).matches()) {
            throw new InvalidValueException(FIELD, "must have a domain such as example.org after the @");
        }
        return ascii;
    }
}
