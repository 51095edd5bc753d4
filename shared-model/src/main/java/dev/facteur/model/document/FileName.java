package dev.facteur.model.document;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.facteur.model.HeaderText;
import dev.facteur.model.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * Name of an attachment, as the reader's computer will store it: no path, no control character, at most 150 octets of
 * UTF-8, kept in Unicode form NFC because the decomposed accents that macOS writes show up broken elsewhere.
 */
public record FileName(@JsonValue String value) {
    private static final String FIELD = "fileName";
    private static final int MAX_OCTETS = 150;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FileName {
        // No composition makes one of four characters: what is this long need not be normalised to be refused.
        if (value.length() > 4 * MAX_OCTETS) {
            throw new InvalidValueException(FIELD, "must have 1 to 150 octets");
        }
        value = Normalizer.normalize(value, Normalizer.Form.NFC);
        HeaderText.require(FIELD, value, MAX_OCTETS);
        if (value.isBlank() || value.getBytes(StandardCharsets.UTF_8).length > MAX_OCTETS) {
            throw new InvalidValueException(FIELD, "must have 1 to 150 octets");
        }
        if (value.chars().anyMatch(c -> "/\\:*?\"<>|".indexOf(c) >= 0)) {
            throw new InvalidValueException(FIELD, "must not contain any of / \\ : * ? \" < > |");
        }
        if (value.startsWith(".") || value.endsWith(".") || !value.equals(value.strip())) {
            throw new InvalidValueException(FIELD, "must not begin or end with a dot or a space");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
