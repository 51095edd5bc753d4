package dev.facteur.model.provider;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.facteur.model.DomainNames;
import java.util.regex.Pattern;

/**
 * A domain name, as A-labels in lower case; or a name under any country: {@code hotmail.*} is {@code hotmail.fr} and {@code
 * hotmail.co.uk}, but not {@code hotmail.example.com}, which anybody may own.
 */
public record NamePattern(@JsonValue String value) {
    private static final String ANYWHERE = ".*";
    private static final Pattern PUBLIC_SUFFIX = Pattern.compile("com|[a-z]{2}|(co|com|ne|or)\\.[a-z]{2}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public NamePattern {
        value = value.endsWith(ANYWHERE)
                ? DomainNames.toAscii("pattern", withoutTail(value)) + ANYWHERE
                : DomainNames.toAscii("pattern", value);
    }

    /** Whether this is the name. */
    boolean matches(String asciiName) {
        if (!value.endsWith(ANYWHERE)) {
            return value.equals(asciiName);
        }
        String fixed = withoutTail(value) + ".";
        return asciiName.startsWith(fixed)
                && PUBLIC_SUFFIX.matcher(asciiName.substring(fixed.length())).matches();
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

    private static String withoutTail(String pattern) {
        return pattern.substring(0, pattern.length() - ANYWHERE.length());
    }
}
