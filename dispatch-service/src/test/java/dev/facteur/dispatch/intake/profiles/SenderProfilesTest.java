package dev.facteur.dispatch.intake.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facteur.dispatch.intake.profiles.ProfilePositions.Position;
import dev.facteur.dispatch.sender.SenderProfileRepository;
import dev.facteur.embedded.KafkaPart;
import dev.facteur.embedded.quarkus.InjectKafka;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.FacteurJson;
import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.TenantId;
import dev.facteur.model.sender.Connection;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.model.sender.SendingMethod;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Several processes and one copy, on a real broker and a real database. */
@QuarkusTest
class SenderProfilesTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @InjectKafka
    KafkaPart broker;

    @Inject
    @Identifier("default-kafka-broker") Map<String, Object> kafka;

    @Inject
    ProfileCopy copy;

    @Inject
    SenderProfileRepository profiles;

    private final String topic = "profiles-" + UUID.randomUUID();
    private final SenderKey sender = new SenderKey(new TenantId("acme"), new SenderId("s-" + UUID.randomUUID()));
    private final Position position = new Position(topic, 0);

    @Test
    void aProfileIsSeenAtOnceThoughAnotherProcessWasKilled() throws Exception {
        // Given
        broker.createTopic(topic, 2);
        var killed = new ProfileTopic(kafka, topic); // says no good-bye, like a process that is killed
        killed.follow(copy);
        killed.poll(Duration.ZERO);
        SenderProfilesConsumer survivor = start();

        // When
        publish(0, version(1));
        publish(1, version(2));

        // Then
        await().atMost(SOON).until(() -> currentVersion() == 2);
        survivor.stop(new ShutdownEvent());
        killed.close();
    }

    @Test
    void partitionsThatAreAddedAreReadToo() throws Exception {
        // Given
        broker.createTopic(topic, 1);
        SenderProfilesConsumer reader = start();
        publish(0, version(1));
        await().atMost(SOON).until(() -> currentVersion() == 1);

        // When
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(2)))
                    .all()
                    .get();
        }
        publish(1, version(2));

        // Then
        await().atMost(SOON).until(() -> currentVersion() == 2);
        reader.stop(new ShutdownEvent());
    }

    @Test
    void aSlowProcessDoesNotBringBackWhoWasErased() {
        // Given
        copy.apply(position, List.of(record(0, version(7)), record(1, null)));

        // When
        copy.apply(position, List.of(record(0, version(7))));

        // Then
        assertThat(currentVersion()).isZero();
    }

    @Test
    void whoComesBackAfterTheErasureIsKept() {
        // When
        copy.apply(position, List.of(record(0, version(7)), record(1, null), record(2, version(8))));

        // Then
        assertThat(currentVersion()).isEqualTo(8);
        assertThat(copy.next(position, 0, 3)).isEqualTo(3);
    }

    @Test
    void readingGoesOnWhereThePartitionBeginsIfTheRestIsGone() {
        assertThat(copy.next(position, 5, 9)).isEqualTo(5);
    }

    @Test
    void whatTheBrokersLostIsReadAgain() {
        // Given
        copy.apply(position, List.of(record(4, version(1))));

        // When
        long next = copy.next(position, 0, 2);
        copy.apply(position, List.of(record(2, version(2))));

        // Then
        assertThat(next).isZero();
        assertThat(currentVersion()).isEqualTo(2);
    }

    private SenderProfilesConsumer start() throws InterruptedException {
        ProfileCatchUp catchUp = new ProfileCatchUp();
        SenderProfilesConsumer consumer = new SenderProfilesConsumer(kafka, topic, copy, catchUp);
        consumer.start(new StartupEvent());
        catchUp.await();
        return consumer;
    }

    private long currentVersion() {
        return profiles.find(sender).map(SenderProfile::version).orElse(0L);
    }

    private SenderProfile version(long version) {
        return new SenderProfile(
                sender.tenantId(),
                sender.senderId(),
                new EmailAddress("j.dupond@mail.example"),
                Optional.empty(),
                Optional.empty(),
                SendingMethod.RELAY,
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                Connection.NONE,
                version);
    }

    private ConsumerRecord<byte[], byte[]> record(long offset, @Nullable SenderProfile profile) {
        byte[] key = sender.toString().getBytes(StandardCharsets.UTF_8);
        return new ConsumerRecord<>(topic, 0, offset, key, profile == null ? null : json(profile));
    }

    private void publish(int partition, SenderProfile profile) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, partition, sender.toString(), json(profile)))
                    .get();
        }
    }

    private static byte[] json(SenderProfile profile) {
        try {
            return FacteurJson.newMapper().writeValueAsBytes(profile);
        } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
