package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facteur.model.FacteurJson;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.SenderKey;
import dev.facteur.model.Topics;
import dev.facteur.model.document.SendDocument;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A caller's trace goes through both services and comes back with the event. */
@ExtendWith(StackExtension.class)
class TracesIT {
    private static final ObjectMapper JSON = FacteurJson.newMapper();
    private static final NamedAddress AUTHOR =
            NamedAddress.of("tracee.person@ebenisterie-dupond.example", "Trace Personne");
    private static final NamedAddress FIRST =
            NamedAddress.of("untraced.person@ebenisterie-dupond.example", "Autre Personne");
    private static final NamedAddress READER = NamedAddress.of("traced.reader@societe-cliente.example");
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void itGoesThroughBothServicesAndNamesNobody(RunningStack stack) throws Exception {
        // Whose credential makes dispatch fetch a token of its own: the question that waits for that tells no trace.
        SenderKey first = stack.connectMailbox("untraced.person", FIRST);
        stack.send(Sample.request("untraced-1", first, READER, List.of()));
        SenderKey sender = stack.connectMailbox("tracee.person", AUTHOR);
        SendDocument request = Sample.request("traced-1", sender, READER, List.of());

        publish(stack, request, "00-" + TRACE + "-00f067aa0ba902b7-01");

        Outcome sent = stack.awaitFinal("traced-1");
        assertThat(sent.topic()).isEqualTo(Topics.DOCUMENT_SENT);
        assertThat(sent.header("traceparent")).startsWith("00-" + TRACE + "-").doesNotContain("00f067aa0ba902b7");
        String id = new String(HexFormat.of().parseHex(TRACE), StandardCharsets.ISO_8859_1);
        for (String service : List.of("dispatch-service", "settings-service")) {
            await(service)
                    .atMost(RunningStack.PATIENCE)
                    .until(() -> stack.collector().texts().stream()
                            .anyMatch(text -> text.contains(service) && text.contains(id)));
        }
        await().atMost(RunningStack.PATIENCE)
                .until(() -> stack.collector().texts().stream()
                        .anyMatch(text -> text.contains("traced-1") && text.contains("submit")));
        assertThat(stack.collector().texts())
                .allSatisfy(text -> assertThat(text)
                        .doesNotContain("tracee.person")
                        .doesNotContain("traced.reader")
                        .doesNotContain("Personne")
                        .doesNotContainPattern("[a-z0-9]@[a-z0-9]+[.-]"));
    }

    private static void publish(RunningStack stack, SendDocument request, String traceparent) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", stack.stack().bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var record = new ProducerRecord<>(
                    Topics.SEND_DOCUMENT, request.key().toString(), JSON.writeValueAsBytes(request));
            record.headers().add("traceparent", traceparent.getBytes(StandardCharsets.US_ASCII));
            producer.send(record).get();
        }
    }
}
