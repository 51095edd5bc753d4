package dev.facteur.settings.check.imap;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Announced at the end of a line: that many bytes follow (RFC 3501 §4.3).
 *
 * @param before what the line says before it
 */
record Literal(String before, int size) {
    private static final Pattern AT_THE_END = Pattern.compile("(.*)\\{([0-9]{1,19})\\+?}", Pattern.DOTALL);
    private static final int TOO_MANY_DIGITS = 9;

    static Optional<Literal> announcedBy(String line) {
        if (!line.endsWith("}")) {
            return Optional.empty();
        }
        Matcher matcher = AT_THE_END.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String digits = matcher.group(2);
        int size = digits.length() > TOO_MANY_DIGITS ? Integer.MAX_VALUE : Integer.parseInt(digits);
        return Optional.of(new Literal(matcher.group(1), size));
    }
}
