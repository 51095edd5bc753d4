package dev.facteur.settings.credential.vault;

import com.fasterxml.jackson.annotation.JsonCreator;

/** A password: compared and used, never printed and never written as JSON. */
public final class Secret {
    private final String value;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Secret(String value) {
        this.value = value;
    }

    /** For the hand that needs it: a login, or the vault. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
