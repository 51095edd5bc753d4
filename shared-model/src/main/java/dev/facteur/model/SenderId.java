package dev.facteur.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A person of a tenant whose documents are sent (the `sub` claim of their token, OpenID Connect Core §2): 1 to 255 visible ASCII characters without a slash. */
public record SenderId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SenderId {
        Ids.require("senderId", value, 255);
    }

    @Override
    public String toString() {
        return value;
    }
}
