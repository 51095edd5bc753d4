package dev.facteur.model.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.facteur.model.document.BadRequests;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a schema refuses the record refuses, and the other way round. */
class SchemasAgainstRecordsTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Facteur always writes these; a reader of ours bears their absence. */
    private static final Set<String> MAY_BE_MISSED = Set.of(
            "document-sent without /recipients",
            "document-sent without /advice",
            "delivery-failed without /recipients",
            "sender-profile without /connection");

    @Test
    void goodRequestIsValid() throws Exception {
        assertThat(Contract.faults("send-document", Contract.MAPPER.readTree(BadRequests.good())))
                .isEmpty();
    }

    /** The last column says whether a schema can tell: a relation between two fields, for one, it cannot. */
    @ParameterizedTest
    @CsvFileSource(resources = "/bad-requests.csv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1)
    void schemaRefusesBadRequestsThatItCanTell(
            String good, @Nullable String bad, String pointer, String reason, String whoCanTell) throws Exception {
        String json = BadRequests.good().replace(good, bad == null ? "" : bad);
        assertThat(Contract.isValid("send-document", Contract.MAPPER.readTree(json)))
                .as(pointer + " " + reason)
                .isEqualTo(whoCanTell.equals("record"));
    }

    @ParameterizedTest
    @EnumSource
    void fieldLeftOutIsJudgedAlike(ContractRecord record) {
        JsonNode full = Contract.example(record.schema, "full");
        List<String> differences = new ArrayList<>();
        for (JsonPointer pointer : pointers(full)) {
            JsonNode without = full.deepCopy();
            if (without.at(pointer.head()) instanceof ObjectNode parent) {
                parent.remove(pointer.last().getMatchingProperty());
                compare(record, without, record.schema + " without " + pointer, differences);
            }
        }
        assertThat(differences).isSubsetOf(MAY_BE_MISSED);
    }

    @ParameterizedTest
    @EnumSource
    void fieldOfAnotherTypeIsJudgedAlike(ContractRecord record) {
        JsonNode full = Contract.example(record.schema, "full");
        List<JsonNode> values = new ArrayList<>(List.of(
                NODES.numberNode(17),
                NODES.numberNode(1.5),
                NODES.numberNode(-1),
                NODES.booleanNode(true),
                NODES.textNode("!\n"),
                NODES.textNode(" "),
                NODES.textNode(""),
                NODES.objectNode(),
                NODES.arrayNode(),
                NODES.arrayNode().add(17),
                NODES.arrayNode().addNull()));
        if (record == ContractRecord.SEND_DOCUMENT) {
            values.add(NODES.nullNode());
        }
        List<String> differences = new ArrayList<>();
        for (JsonPointer pointer : pointers(full)) {
            for (JsonNode value : values) {
                JsonNode changed = full.deepCopy();
                replace(changed.at(pointer.head()), pointer.last(), value);
                compare(record, changed, record.schema + " with " + pointer + " = " + value, differences);
            }
        }
        assertThat(differences).isEmpty();
    }

    /** The detour is by the relay, and from another method than that. */
    @ParameterizedTest
    @CsvSource({
        "document-sent, method, SMTP",
        "document-sent, insteadOf, RELAY",
        "delivery-delayed, method, GMAIL",
        "delivery-delayed, insteadOf, RELAY",
        "delivery-failed, method, MICROSOFT",
        "delivery-failed, insteadOf, RELAY",
        "sender-profile, method, RELAY"
    })
    void detourElsewhereIsRefusedAlike(String schema, String field, String value) {
        ContractRecord record = Stream.of(ContractRecord.values())
                .filter(candidate -> candidate.schema.equals(schema))
                .findFirst()
                .orElseThrow();
        ObjectNode detour = Contract.example(schema, "full").deepCopy();
        detour.put(field, value);
        assertThat(Contract.isValid(schema, detour)).isFalse();
        assertThat(isRead(record, detour)).isFalse();
    }

    private static void compare(ContractRecord record, JsonNode json, String what, List<String> differences) {
        boolean valid = Contract.isValid(record.schema, json);
        if (valid != isRead(record, json)) {
            differences.add(valid ? what + " (schema takes it, record does not)" : what);
        }
    }

    private static boolean isRead(ContractRecord record, JsonNode json) {
        try {
            Contract.read(json, record.type);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static void replace(JsonNode parent, JsonPointer last, JsonNode value) {
        if (parent instanceof ObjectNode object) {
            object.set(last.getMatchingProperty(), value);
        } else {
            ((ArrayNode) parent).set(last.getMatchingIndex(), value);
        }
    }

    /** Every place below the root; what is inside a document reference is the caller's. */
    private static List<JsonPointer> pointers(JsonNode root) {
        List<JsonPointer> pointers = new ArrayList<>();
        collect(root, JsonPointer.empty(), pointers);
        return pointers;
    }

    private static void collect(JsonNode node, JsonPointer here, List<JsonPointer> pointers) {
        if (node.isObject() && !here.toString().equals("/document")) {
            node.fieldNames().forEachRemaining(name -> step(node.get(name), here.appendProperty(name), pointers));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                step(node.get(i), here.appendIndex(i), pointers);
            }
        }
    }

    private static void step(JsonNode node, JsonPointer here, List<JsonPointer> pointers) {
        pointers.add(here);
        collect(node, here, pointers);
    }
}
