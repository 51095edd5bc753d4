package dev.facteur.model.provider;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.facteur.model.DomainNames;
import dev.facteur.model.InvalidValueException;
import java.util.regex.Pattern;

/**
 * A domain name, as A-labels in lower case; or all of some names:
 *
 * <ul>
 *   <li>{@code hotmail.*} is the name under any country: {@code hotmail.fr} and {@code hotmail.co.uk}, but not {@code
 *       hotmail.example.com}, which anybody may own;
 *   <li>{@code *.onmicrosoft.com} is any name below.
 * </ul>
 */
public record NamePattern(@JsonValue String value) {
    private static final String ANY_COUNTRY = ".*";
    private static final String ANY_BELOW = "*.";
    private static final Pattern COUNTRY = Pattern.compile("com|[a-z]{2}|(co|com|ne|or)\\.[a-z]{2}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public NamePattern {
        String head = value.startsWith(ANY_BELOW) ? ANY_BELOW : "";
        String tail = value.endsWith(ANY_COUNTRY) ? ANY_COUNTRY : "";
        if (!head.isEmpty() && !tail.isEmpty()) {
            throw new InvalidValueException("pattern", "must have one star at most");
        }
        String name = value.substring(head.length(), value.length() - tail.length());
        value = head + DomainNames.toAscii("pattern", name) + tail;
    }

    /** Whether this is the name. */
    boolean matches(String asciiName) {
        if (value.startsWith(ANY_BELOW)) {
            return asciiName.endsWith(value.substring(1));
        }
        if (value.endsWith(ANY_COUNTRY)) {
            String fixed = value.substring(0, value.length() - 1);
            return asciiName.startsWith(fixed)
                    && COUNTRY.matcher(asciiName.substring(fixed.length())).matches();
        }
        return value.equals(asciiName);
    }

    /** Whether this is the name or a domain above it: on a label boundary, never in the middle of a word. */
    boolean matchesEndOf(String asciiName) {
        String rest = asciiName;
        while (!matches(rest)) {
            int dot = rest.indexOf('.');
            if (dot < 0) {
                return false;
            }
            rest = rest.substring(dot + 1);
        }
        return true;
    }

    /** The more labels, the closer the match. */
    int labels() {
        return value.split("\\.", -1).length;
    }

    @Override
    public String toString() {
        return value;
    }
}
