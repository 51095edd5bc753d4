package dev.facteur.model.document;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.facteur.model.InvalidValueException;
import java.util.regex.Pattern;

/** The name by which the HTML shows an image of the message: {@code cid:logo} (RFC 2392); 1 to 64 characters. */
public record ContentId(@JsonValue String value) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@+-]{1,64}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ContentId {
        if (!NAME.matcher(value).matches()) {
            throw new InvalidValueException("contentId", "must be 1 to 64 letters, digits or . _ @ + -");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
