package dev.facteur.model.sender;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.facteur.model.DomainNames;

/** A host name (RFC 1123 §2.1) of at most 253 characters, kept as A-labels in lower case; or an IPv4 address. */
public record HostName(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public HostName {
        value = DomainNames.toAscii("host", value.strip());
    }

    @Override
    public String toString() {
        return value;
    }
}
