package dev.facteur.dispatch.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.List;

/** Where in the request Jackson stumbled, as JSON Pointers (RFC 6901). */
final class JsonPointers {
    private JsonPointers() {}

    static String of(List<JsonMappingException.Reference> path) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : path) {
            String name = step.getFieldName();
            pointer.append('/').append(name == null ? Integer.toString(step.getIndex()) : escaped(name));
        }
        return pointer.toString();
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
