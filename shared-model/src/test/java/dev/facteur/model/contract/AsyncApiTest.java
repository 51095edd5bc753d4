package dev.facteur.model.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.facteur.model.Topics;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AsyncApiTest {
    private static final Set<String> NO_TOPICS = Set.of("REJECTION_REASON");

    private static JsonNode document = com.fasterxml.jackson.databind.node.MissingNode.getInstance();

    @BeforeAll
    static void parse() throws Exception {
        document = new YAMLMapper().readTree(Contract.text(Contract.FOLDER + "asyncapi.yaml"));
    }

    @Test
    void channelsAreTheTopics() throws Exception {
        Set<String> topics = new TreeSet<>();
        for (Field field : Topics.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && !NO_TOPICS.contains(field.getName())) {
                topics.add((String) field.get(null));
            }
        }
        Set<String> addresses = new TreeSet<>();
        document.get("channels")
                .forEach(channel -> addresses.add(channel.get("address").asText()));
        assertThat(addresses).isEqualTo(topics);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = references(document);
        assertThat(references).hasSizeGreaterThan(30);
        for (String reference : references) {
            if (reference.startsWith("#")) {
                assertThat(document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse();
            } else {
                assertThat(Contract.tree(reference).isObject()).as(reference).isTrue();
            }
        }
    }

    @Test
    void everyRecordHasItsSchemaAndExamples() {
        List<String> references = references(document);
        for (ContractRecord record : ContractRecord.values()) {
            assertThat(references).contains("schemas/" + record.schema + ".json");
            Contract.EXAMPLES.forEach(
                    name -> assertThat(references).contains("examples/" + record.schema + "/" + name + ".json"));
        }
    }

    @Test
    void everyChannelIsSentToOrReceivedFrom() {
        Set<String> used = new TreeSet<>();
        document.get("operations")
                .forEach(operation ->
                        used.add(operation.at("/channel/$ref").asText().substring("#/channels/".length())));
        Set<String> channels = new TreeSet<>();
        document.get("channels").fieldNames().forEachRemaining(channels::add);
        assertThat(used).isEqualTo(channels);
    }

    private static List<String> references(JsonNode node) {
        List<String> references = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (field.getKey().equals("$ref")) {
                references.add(field.getValue().asText());
            }
        }
        node.forEach(child -> references.addAll(references(child)));
        return references;
    }
}
