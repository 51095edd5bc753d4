package dev.facteur.model.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads base64 out of JSON. Where the reader says what bytes the parser reads, they are taken from there as they are: a
 * file would else become characters, a string and bytes again, each a copy of it.
 */
final class Base64ContentReader extends StdScalarDeserializer<Base64Content> {
    private static final long serialVersionUID = 1L;
    private static final Object SOURCE = new Object();

    Base64ContentReader() {
        super(Base64Content.class);
    }

    /** The same reader, for this JSON alone. */
    static ObjectReader reading(byte[] json, ObjectReader reader) {
        return reader.withAttribute(SOURCE, json);
    }

    @Override
    public Base64Content deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (Base64Content) context.handleUnexpectedToken(Base64Content.class, parser);
        }
        Base64Content asItStands = context.getAttribute(SOURCE) instanceof byte[] json ? at(parser, json) : null;
        // Escaped, none at all, or from elsewhere.
        return asItStands != null ? asItStands : new Base64Content(parser.getText());
    }

    private static @Nullable Base64Content at(JsonParser parser, byte[] json) {
        long quote = parser.currentTokenLocation().getByteOffset();
        // Only a parser of bytes that has read the opening quote and nothing behind it stands like this.
        boolean isAtBeginning = quote >= 0
                && quote < json.length
                && parser.currentLocation().getByteOffset() == quote + 1
                && json[(int) quote] == '"';
        return isAtBeginning ? Base64Content.in(json, (int) quote + 1) : null;
    }
}
