package dev.facteur.model.document;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.facteur.model.InvalidValueException;
import java.util.Locale;
import java.util.regex.Pattern;

/** A media type {@code type/subtype} without parameters (RFC 2045 §5.1, names as restricted by RFC 6838 §4.2). */
public record MediaType(@JsonValue String value) {
    private static final Pattern TYPE_AND_SUBTYPE =
            Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}");

    public static final MediaType PDF = new MediaType("application/pdf");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MediaType {
        value = value.toLowerCase(Locale.ROOT);
        if (!TYPE_AND_SUBTYPE.matcher(value).matches()) {
            throw new InvalidValueException("contentType", "must be of the form type/subtype, without parameters");
        }
        // A multipart or message inside an attachment would be read as part of our own structure.
        if (value.startsWith("multipart/") || value.startsWith("message/")) {
            throw new InvalidValueException("contentType", "must not be multipart or message");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
