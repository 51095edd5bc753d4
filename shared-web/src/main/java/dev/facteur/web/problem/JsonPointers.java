package dev.facteur.web.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.List;

/** Where in the request Jackson stumbled, as JSON Pointers (RFC 6901). */
public final class JsonPointers {
    private JsonPointers() {}

    public static String of(List<JsonMappingException.Reference> path) {
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
