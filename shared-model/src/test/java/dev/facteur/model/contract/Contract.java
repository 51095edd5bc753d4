package dev.facteur.model.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.facteur.model.FacteurJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The files of the contract as a caller finds them in the jar. */
final class Contract {
    static final String FOLDER = "/dev/facteur/contract/";
    static final List<String> EXAMPLES = List.of("minimal", "full");
    static final ObjectMapper MAPPER = FacteurJson.newMapper();

    private static final String IDS = "https://facteur.dev/schemas/";
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDialect(
            Dialects.getDraft202012(),
            builder -> builder.schemaIdResolvers(
                    resolvers -> resolvers.mapPrefix(IDS, "classpath:dev/facteur/contract/schemas/")));

    private Contract() {}

    static Schema schema(String name) {
        return REGISTRY.getSchema(SchemaLocation.of(IDS + name + ".json"));
    }

    static JsonNode schemaTree(String name) {
        return tree("schemas/" + name + ".json");
    }

    static JsonNode example(String record, String name) {
        return tree("examples/" + record + "/" + name + ".json");
    }

    static JsonNode tree(String file) {
        try {
            return MAPPER.readTree(text(FOLDER + file));
        } catch (IOException broken) {
            throw new UncheckedIOException("not JSON: " + file, broken);
        }
    }

    static String text(String resource) {
        try (InputStream file = Contract.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException("no such resource: " + resource);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(resource, broken);
        }
    }

    static boolean isValid(String schema, JsonNode json) {
        return faults(schema, json).isEmpty();
    }

    static List<String> faults(String schema, JsonNode json) {
        return schema(schema)
                .validate(
                        json.toString(),
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    static <T> T read(JsonNode json, Class<T> type) throws IOException {
        return MAPPER.readValue(MAPPER.writeValueAsBytes(json), type);
    }

    static JsonNode write(Object fact) {
        try {
            return MAPPER.readTree(MAPPER.writeValueAsBytes(fact));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The JSON with what the record adds by itself: the one default of the contract that is written out. */
    static JsonNode withDefaults(String record, JsonNode json) {
        ObjectNode whole = json.deepCopy();
        if (record.equals("send-document") && !json.has("onUncertain")) {
            whole.put("onUncertain", "RESEND");
        }
        if (record.equals("sender-profile") && !json.has("relayWhileUnavailable")) {
            whole.put("relayWhileUnavailable", false);
        }
        return whole;
    }
}
