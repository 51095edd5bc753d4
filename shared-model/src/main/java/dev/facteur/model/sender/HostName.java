package dev.facteur.model.sender;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/** A host name (RFC 1123 §2.1) of at most 253 characters, kept as A-labels in lower case; or an IPv4 address. */
public record HostName(@JsonValue String value) {
    private static final int MAX_LENGTH = 253;
    private static final Pattern LABELS =
            Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public HostName {
        value = toAscii(value.strip());
        if (value.length() > MAX_LENGTH || !LABELS.matcher(value).matches()) {
            throw new IllegalArgumentException("host must be a host name such as smtp.example.org");
        }
    }

    @Override
    public String toString() {
        return value;
    }

    private static String toAscii(String host) {
        try {
            return IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notAHost) {
            throw new IllegalArgumentException("host must be a host name such as smtp.example.org", notAHost);
        }
    }
}
