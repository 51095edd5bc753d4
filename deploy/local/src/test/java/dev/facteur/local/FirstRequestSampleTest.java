package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.embedded.EmbeddedKafka;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.FacteurJson;
import dev.facteur.model.SenderKey;
import dev.facteur.model.Topics;
import dev.facteur.model.document.RequestReading;
import dev.facteur.model.document.SendDocument;
import dev.facteur.model.document.SendDocumentReader;
import dev.facteur.model.outcome.CloudEvent;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.outcome.RecipientOutcome;
import dev.facteur.model.outcome.SentCopy;
import dev.facteur.model.sender.SendingMethod;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** The Java sample of shared-model's README compiles, publishes a valid request and reads the outcome. */
class FirstRequestSampleTest {
    private static final Path SAMPLE = Path.of("..", "..", "shared-model", "samples", "java", "FirstRequest.java");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void sampleGetsTheOutcomeOfItsRequest() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            List.of(Topics.SEND_DOCUMENT, Topics.DOCUMENT_SENT).forEach(topic -> kafka.createTopic(topic, 1));
            Process sample = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            SAMPLE.toString(),
                            kafka.bootstrapServers())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                ConsumerRecord<String, byte[]> published = firstRequest(kafka);
                assertThat(SendDocumentReader.read(published.value()))
                        .isInstanceOfSatisfying(RequestReading.Read.class, read -> {
                            assertThat(SenderKey.parse(published.key()))
                                    .isEqualTo(read.request().key());
                            tellSent(kafka, read.request());
                        });
                assertThat(sample.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
                assertThat(new String(sample.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .contains("published hello-", "sent by RELAY as documents@app.example");
            } finally {
                sample.destroyForcibly();
            }
        }
    }

    private static ConsumerRecord<String, byte[]> firstRequest(EmbeddedKafka kafka) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers", kafka.bootstrapServers(), "group.id", "test", "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topics.SEND_DOCUMENT));
            Instant end = Instant.now().plus(PATIENCE);
            while (Instant.now().isBefore(end)) {
                for (ConsumerRecord<String, byte[]> request : consumer.poll(Duration.ofMillis(200))) {
                    return request;
                }
            }
            throw new AssertionError("the sample published nothing");
        }
    }

    private static void tellSent(EmbeddedKafka kafka, SendDocument request) {
        var sent = new DocumentSent(
                request.requestId(),
                request.tenantId(),
                request.senderId(),
                SendingMethod.RELAY,
                Optional.empty(),
                request.document(),
                Instant.now(),
                1,
                new EmailAddress("documents@app.example"),
                "<1@app.example>",
                Optional.empty(),
                List.of(new RecipientOutcome(request.to().getFirst().address(), true, Optional.empty())),
                SentCopy.NOT_WANTED,
                List.of());
        Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            byte[] json = FacteurJson.newMapper().writeValueAsBytes(sent);
            var event = new ProducerRecord<>(sent.topic(), sent.key().toString(), json);
            CloudEvent.headers(sent)
                    .forEach((name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(event).get();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
