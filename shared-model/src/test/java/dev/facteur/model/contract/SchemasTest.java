package dev.facteur.model.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.document.Attachment;
import dev.facteur.model.document.OnUncertain;
import dev.facteur.model.outcome.Advice;
import dev.facteur.model.outcome.CloudEvent;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.DispatchEvent;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.RecipientOutcome;
import dev.facteur.model.outcome.SentCopy;
import dev.facteur.model.outcome.SmtpDetail;
import dev.facteur.model.outcome.WhoActs;
import dev.facteur.model.sender.Authentication;
import dev.facteur.model.sender.Connection;
import dev.facteur.model.sender.ImapServer;
import dev.facteur.model.sender.SendingMethod;
import dev.facteur.model.sender.SmtpServer;
import dev.facteur.model.sender.TransportSecurity;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemasTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "common",
                "send-document",
                "document-sent",
                "delivery-delayed",
                "delivery-failed",
                "authentication-expired",
                "authentication-restored",
                "sent-copy-failed",
                "sender-profile",
                "cloud-event-headers",
                "send-document-rejected-headers"
            })
    void schemaIsOneOfItsDialect(String name) {
        JsonNode schema = Contract.schemaTree(name);
        String dialect = schema.get("$schema").asText();
        assertThat(SchemaRegistry.withDialect(Dialects.getDraft202012())
                        .getSchema(SchemaLocation.of(dialect))
                        .validate(schema.toString(), InputFormat.JSON))
                .isEmpty();
        assertThat(schema.get("$id").asText()).endsWith("/" + name + ".json");
    }

    @ParameterizedTest
    @EnumSource
    void recordAndSchemaHaveTheSameFields(ContractRecord record) {
        assertThat(properties(Contract.schemaTree(record.schema))).isEqualTo(components(record.type));
    }

    @ParameterizedTest
    @MethodSource
    void innerRecordAndSchemaHaveTheSameFields(String schema, String pointer, List<Class<?>> types) {
        Set<String> components = new TreeSet<>();
        types.forEach(type -> components.addAll(components(type)));
        assertThat(properties(Contract.schemaTree(schema).at(pointer))).isEqualTo(components);
    }

    static Stream<Arguments> innerRecordAndSchemaHaveTheSameFields() {
        return Stream.of(
                Arguments.of("common", "/$defs/namedAddress", List.of(NamedAddress.class)),
                Arguments.of("common", "/$defs/recipientOutcome", List.of(RecipientOutcome.class)),
                Arguments.of("common", "/$defs/advice", List.of(Advice.class)),
                Arguments.of(
                        "send-document",
                        "/properties/attachments/items",
                        List.of(Attachment.Inline.class, Attachment.ByReference.class)),
                Arguments.of("delivery-failed", "/properties/smtp", List.of(SmtpDetail.class)),
                Arguments.of("sender-profile", "/properties/smtp", List.of(SmtpServer.class)),
                Arguments.of("sender-profile", "/properties/imap", List.of(ImapServer.class)),
                Arguments.of("sender-profile", "/properties/connection", List.of(Connection.class)));
    }

    @ParameterizedTest
    @MethodSource
    void closedListsAreTheSame(String schema, String pointer, Object[] values) {
        assertThat(Contract.schemaTree(schema).at(pointer).get("enum"))
                .filteredOn(value -> !value.isNull())
                .isEqualTo(Arrays.stream(values).map(Contract::write).toList());
    }

    static Stream<Arguments> closedListsAreTheSame() {
        return Stream.of(
                Arguments.of("common", "/$defs/sendingMethod", SendingMethod.values()),
                Arguments.of("common", "/$defs/insteadOf", new Object[] {
                    SendingMethod.MAILBOX, SendingMethod.GMAIL, SendingMethod.MICROSOFT
                }),
                Arguments.of("common", "/$defs/transportSecurity", TransportSecurity.values()),
                Arguments.of("common", "/$defs/authentication", Authentication.values()),
                Arguments.of("send-document", "/properties/onUncertain", OnUncertain.values()),
                Arguments.of("document-sent", "/properties/sentCopy", SentCopy.values()),
                Arguments.of("delivery-delayed", "/properties/reason", DelayReason.values()),
                Arguments.of("delivery-failed", "/properties/cause", FailureCause.values()),
                Arguments.of("delivery-failed", "/properties/whoActs", WhoActs.values()),
                Arguments.of("sender-profile", "/properties/connection/properties/state", Connection.State.values()));
    }

    @Test
    void headersOfEveryEventAreValid() {
        for (ContractRecord record : ContractRecord.values()) {
            if (record.full() instanceof DispatchEvent event) {
                assertThat(Contract.faults("cloud-event-headers", Contract.write(CloudEvent.headers(event))))
                        .isEmpty();
            }
        }
    }

    private static Set<String> properties(JsonNode schema) {
        Set<String> names = new TreeSet<>();
        schema.get("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> components(Class<?> type) {
        return new TreeSet<>(Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList());
    }

    @Test
    void requiredFieldsExist() {
        for (ContractRecord record : ContractRecord.values()) {
            JsonNode schema = Contract.schemaTree(record.schema);
            assertThat(properties(schema))
                    .containsAll(StreamSupport.stream(schema.get("required").spliterator(), false)
                            .map(JsonNode::asText)
                            .toList());
        }
    }
}
