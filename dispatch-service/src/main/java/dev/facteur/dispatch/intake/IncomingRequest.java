package dev.facteur.dispatch.intake;

import dev.facteur.dispatch.lane.InFlight;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/** A record of send-document with the means to finish it. */
record IncomingRequest(ConsumerRecord<byte[], byte[]> record, Runnable acknowledgement) {

    private static final byte[] NOTHING = {};

    @SuppressWarnings("unchecked")
    static IncomingRequest of(Message<byte[]> message) {
        IncomingKafkaRecordMetadata<byte[], byte[]> metadata =
                message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
        return new IncomingRequest(metadata.getRecord(), message::ack);
    }

    /** Empty for a tombstone, which is as little a request as an empty value. */
    byte[] value() {
        return record.value() == null ? NOTHING : record.value();
    }

    /** The last one of this name. */
    @Nullable String header(String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** What it takes of our memory. */
    int size() {
        return InFlight.bytesOf(record.serializedValueSize());
    }

    /** Lets Kafka move on past it. */
    void finish() {
        acknowledgement.run();
    }

    String position() {
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }
}
