import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facteur.model.FacteurJson;
import dev.facteur.model.Topics;
import dev.facteur.model.document.SendDocument;
import dev.facteur.model.outcome.DeliveryDelayed;
import dev.facteur.model.outcome.DeliveryFailed;
import dev.facteur.model.outcome.DocumentSent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes a request and waits for what becomes of it: FirstRequest [bootstrap servers] */
public final class FirstRequest {
    private static final ObjectMapper JSON = FacteurJson.newMapper();
    private static final List<String> OUTCOMES = List.of(
            Topics.DOCUMENT_SENT, Topics.DELIVERY_DELAYED, Topics.DELIVERY_FAILED, Topics.SEND_DOCUMENT_REJECTED);

    public static void main(String[] args) throws Exception {
        String bootstrap = args.length > 0 ? args[0] : "localhost:9092";
        SendDocument request = SendDocument.builder()
                .requestId("hello-" + UUID.randomUUID()) // the same id never sends twice: keep it with your document
                .sender("acme", "j.dupond")
                .to("client@example.org", "Société Cliente")
                .subject("Facture F-2026-0042")
                .text("Bonjour,\n\nVeuillez trouver ci-joint votre facture.\n")
                .attach("Facture F-2026-0042.pdf", "application/pdf", "%PDF-1.7 …".getBytes(StandardCharsets.UTF_8))
                .document("invoice", "F-2026-0042") // yours, echoed in every event
                .build();
        publish(bootstrap, request);
        awaitOutcome(bootstrap, request);
    }

    private static void publish(String bootstrap, SendDocument request) throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrap, "max.request.size", 16 * 1024 * 1024);
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            String key = request.key().toString();
            producer.send(new ProducerRecord<>(Topics.SEND_DOCUMENT, key, JSON.writeValueAsBytes(request))).get();
            System.out.println("published " + request.requestId());
        }
    }

    private static void awaitOutcome(String bootstrap, SendDocument request) throws IOException {
        Map<String, Object> config =
                Map.of("bootstrap.servers", bootstrap, "group.id", "first-request-java", "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(OUTCOMES);
            boolean waiting = true;
            while (waiting) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    if (new String(record.value(), StandardCharsets.UTF_8).contains(request.requestId().value())) {
                        System.out.println(tell(record));
                        waiting = record.topic().equals(Topics.DELIVERY_DELAYED);
                    }
                }
            }
        }
    }

    private static String tell(ConsumerRecord<String, byte[]> record) throws IOException {
        return switch (record.topic()) {
            case Topics.DOCUMENT_SENT -> {
                DocumentSent sent = JSON.readValue(record.value(), DocumentSent.class);
                yield "sent by " + sent.method() + " as " + sent.from().value();
            }
            case Topics.DELIVERY_DELAYED -> {
                DeliveryDelayed delayed = JSON.readValue(record.value(), DeliveryDelayed.class);
                yield "waits: " + delayed.reason() + ", " + delayed.detail();
            }
            case Topics.DELIVERY_FAILED -> {
                DeliveryFailed failed = JSON.readValue(record.value(), DeliveryFailed.class);
                yield "failed: " + failed.cause() + ", " + failed.whoActs() + " must act";
            }
            default -> "rejected: " + new String(
                    record.headers().lastHeader(Topics.REJECTION_REASON).value(), StandardCharsets.UTF_8);
        };
    }
}
