package dev.facteur.model.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import dev.facteur.model.FacteurJson;
import dev.facteur.model.InvalidValueException;
import dev.facteur.model.RequestId;
import dev.facteur.model.SenderId;
import dev.facteur.model.TenantId;
import dev.facteur.model.document.RequestReading.Unreadable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a request, and of whom it is. The library's own messages repeat content: none of them is used. */
final class RequestFaults {
    private static final JsonFactory FACTORY = FacteurJson.newMapper().getFactory();
    private static final Set<String> IDS = Set.of("requestId", "tenantId", "senderId");

    private static final Pattern FIELD_NAME = Pattern.compile("[A-Za-z0-9]{1,32}");

    private RequestFaults() {}

    static Unreadable describe(byte[] json, IOException fault) {
        String pointer = pointer(fault);
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidValueException invalid) {
                return unreadable(json, withField(pointer, invalid.field()), messageOf(invalid));
            }
        }
        return unreadable(json, pointer, reason(fault, pointer));
    }

    static Unreadable unreadable(byte[] json, String pointer, String reason) {
        Map<String, String> ids = ids(json);
        return new Unreadable(
                id(ids.get("requestId"), RequestId::new),
                id(ids.get("tenantId"), TenantId::new),
                id(ids.get("senderId"), SenderId::new),
                pointer,
                reason);
    }

    private static String messageOf(InvalidValueException invalid) {
        return String.valueOf(invalid.getMessage());
    }

    private static String reason(IOException fault, String pointer) {
        return switch (rootOf(fault)) {
            case StreamConstraintsException _ -> "the request is longer or deeper than is allowed";
            case JsonParseException parse when isDuplicate(parse) -> "the request has a field twice";
            case JsonParseException _ -> "the request is not JSON in UTF-8";
            default ->
                pointer.isEmpty()
                        ? "the request must be one JSON object"
                        : "must be of the type and form that the schema says";
        };
    }

    /** A fault of the parser below is wrapped to carry the path. */
    private static Throwable rootOf(IOException fault) {
        return fault.getCause() instanceof JsonProcessingException parser ? parser : fault;
    }

    private static boolean isDuplicate(JsonParseException fault) {
        return String.valueOf(fault.getOriginalMessage()).startsWith("Duplicate field");
    }

    private static String pointer(IOException fault) {
        StringBuilder pointer = new StringBuilder();
        if (fault instanceof JsonMappingException mapping) {
            for (JsonMappingException.Reference step : mapping.getPath()) {
                String name = step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName();
                // Names of our fields look like this; others are the caller's content.
                if (!FIELD_NAME.matcher(name).matches()) {
                    break;
                }
                pointer.append('/').append(name);
            }
        }
        return pointer.toString();
    }

    /** A value type is named like the field it stands in, which the path has already; a record names its component. */
    private static String withField(String pointer, String field) {
        return pointer.endsWith("/" + field) ? pointer : pointer + "/" + field;
    }

    /** The ids, read until the first fault of the syntax. */
    private static Map<String, String> ids(byte[] json) {
        Map<String, String> ids = new HashMap<>();
        try (JsonParser parser = FACTORY.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return ids;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() == JsonToken.VALUE_STRING && IDS.contains(name)) {
                    ids.put(name, parser.getText());
                }
                parser.skipChildren();
            }
        } catch (IOException endOfWhatCanBeRead) {
            return ids;
        }
        return ids;
    }

    private static <T> Optional<T> id(@Nullable String text, Function<String, T> type) {
        try {
            return Optional.ofNullable(text).map(type);
        } catch (InvalidValueException notAnId) {
            return Optional.empty();
        }
    }
}
