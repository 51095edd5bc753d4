package dev.facteur.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The caller's own key of a request, unique within its tenant: the same key never sends twice: 1 to 128 visible ASCII characters without a slash. */
public record RequestId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RequestId {
        Ids.require("requestId", value, 128);
    }

    @Override
    public String toString() {
        return value;
    }
}
