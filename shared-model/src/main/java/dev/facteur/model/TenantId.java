package dev.facteur.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A company that uses the application; tenants never see each other: 1 to 64 visible ASCII characters without a slash. */
public record TenantId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TenantId {
        Ids.require("tenantId", value, 64);
    }

    @Override
    public String toString() {
        return value;
    }
}
