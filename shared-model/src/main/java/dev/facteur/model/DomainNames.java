package dev.facteur.model;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Host names as people write them: in ASCII, or in their own letters (RFC 5890 U-labels). */
public final class DomainNames {
    private static final int MAX_LENGTH = 253;
    private static final Pattern A_LABELS =
            Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
    private static final Pattern U_LABELS = Pattern.compile("[\\p{L}\\p{M}\\p{N}.-]+");

    /**
     * Characters that IDNA 2008 keeps and the JDK's IDNA 2003 turns into others (UTS #46 §4): mail to {@code straße.example} would
     * go to {@code strasse.example}, which is somebody else's. Whoever owns such a name can write its A-label.
     */
    private static final Pattern READ_IN_TWO_WAYS = Pattern.compile("[ßẞς]");

    private DomainNames() {}

    /**
     * The name as A-labels in lower case (RFC 1123 §2.1, RFC 5891 §4.4), at most 253 characters, without a trailing dot.
     *
     * @throws InvalidValueException naming the field, if it is not a host name
     */
    public static String toAscii(String field, String name) {
        String ascii = isAscii(name) ? name : fromOwnLetters(field, name);
        String lowerCase = ascii.toLowerCase(Locale.ROOT);
        if (lowerCase.length() > MAX_LENGTH || !A_LABELS.matcher(lowerCase).matches()) {
            throw new InvalidValueException(field, "must have a host name such as mail.example.org");
        }
        return lowerCase;
    }

    private static String fromOwnLetters(String field, String name) {
        // Full-width letters, circled ones and dots that are no dots look like other names and become them.
        if (!U_LABELS.matcher(name).matches() || !Normalizer.isNormalized(name, Normalizer.Form.NFKC)) {
            throw new InvalidValueException(field, "must have a host name such as mail.example.org");
        }
        if (READ_IN_TWO_WAYS.matcher(name).find()) {
            throw new InvalidValueException(
                    field, "must have a host name that is read in one way only: write it as A-labels (xn--)");
        }
        try {
            return IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException notAHostName) {
            throw new InvalidValueException(field, "must have a host name such as mail.example.org");
        }
    }

    private static boolean isAscii(String name) {
        return name.chars().allMatch(c -> c < 128);
    }
}
