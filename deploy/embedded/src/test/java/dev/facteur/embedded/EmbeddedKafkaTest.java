package dev.facteur.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class EmbeddedKafkaTest {

    private static final int MAX_BLOCK_MILLIS = 20_000;
    private static final TopicPartition LETTERS = new TopicPartition("letters", 0);

    @RepeatedTest(2)
    void keepsItsRecordsAndItsPortOverARestartAndLeavesNothingBehind() throws Exception {
        var before = Traces.now();
        try (var kafka = EmbeddedKafka.start()) {
            kafka.createTopic(LETTERS.topic(), 1, Map.of("cleanup.policy", "compact"));
            produce(kafka, "written before");
            assertThat(consume(kafka)).containsExactly("written before");
            var servers = kafka.bootstrapServers();

            kafka.stop();
            assertThat(FreePort.isFree(port(kafka))).isTrue();
            kafka.restart();

            assertThat(kafka.bootstrapServers()).isEqualTo(servers);
            produce(kafka, "written after");
            assertThat(consume(kafka)).containsExactly("written before", "written after");
        }
        before.assertNothingIsLeft();
    }

    @Test
    void twoBrokersLiveSideBySide() throws Exception {
        try (var one = EmbeddedKafka.start();
                var other = EmbeddedKafka.start()) {
            produce(one, "one");
            produce(other, "other");

            assertThat(consume(one)).containsExactly("one");
            assertThat(consume(other)).containsExactly("other");
        }
    }

    @Test
    void createsNoTopicByItselfWhenToldSo() {
        try (var kafka = EmbeddedKafka.start(EmbeddedKafka.Options.defaults().withoutAutoCreateTopics())) {
            assertThatThrownBy(() -> produce(kafka, "lost")).hasMessageContaining("letters");
        }
    }

    @Test
    void saysWhichPortIsTaken() throws Exception {
        var before = Traces.now();
        try (var taken = new ServerSocket(0)) {
            var options = EmbeddedKafka.Options.defaults().withPort(taken.getLocalPort());

            assertThatThrownBy(() -> EmbeddedKafka.start(options))
                    .hasStackTraceContaining(String.valueOf(taken.getLocalPort()));
        }
        before.assertNothingIsLeft();
    }

    private static int port(EmbeddedKafka kafka) {
        return Integer.parseInt(kafka.bootstrapServers().split(":", -1)[1]);
    }

    private static void produce(EmbeddedKafka kafka, String value) throws Exception {
        Map<String, Object> config =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "max.block.ms", MAX_BLOCK_MILLIS, "linger.ms", 0);
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(LETTERS.topic(), value, value)).get(60, TimeUnit.SECONDS);
        }
    }

    private static List<String> consume(EmbeddedKafka kafka) {
        Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(LETTERS));
            consumer.seekToBeginning(List.of(LETTERS));
            long end = consumer.endOffsets(List.of(LETTERS)).getOrDefault(LETTERS, 0L);
            var values = new java.util.ArrayList<String>();
            while (consumer.position(LETTERS) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(consumed -> values.add(consumed.value()));
            }
            return values;
        }
    }
}
