package dev.facteur.model.document;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.facteur.model.InvalidValueException;

/** The caller's own reference to the document: a JSON object of at most 4,096 characters, echoed in every event. */
public record DocumentReference(@JsonValue JsonNode value) {
    private static final int MAX_LENGTH = 4096;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DocumentReference {
        if (!value.isObject()) {
            throw new InvalidValueException("document", "must be an object");
        }
        if (value.toString().length() > MAX_LENGTH) {
            throw new InvalidValueException("document", "must have at most 4096 characters");
        }
    }

    public static DocumentReference of(String type, String id) {
        ObjectNode reference = JsonNodeFactory.instance.objectNode();
        return new DocumentReference(reference.put("type", type).put("id", id));
    }

    /** What the caller put in is the caller's: left out. */
    @Override
    public String toString() {
        return "DocumentReference[" + value.size() + " fields]";
    }
}
