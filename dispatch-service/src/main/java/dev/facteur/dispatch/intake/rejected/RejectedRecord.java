package dev.facteur.dispatch.intake.rejected;

import dev.facteur.model.SenderKey;
import dev.facteur.model.Topics;
import dev.facteur.model.document.RequestReading.Read;
import dev.facteur.model.document.RequestReading.Unreadable;
import dev.facteur.model.document.SendDocumentReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a record on {@code send-document-rejected}: where it is, why it was put aside, and whose it is as
 * far as that can be told.
 *
 * @param at when it was put aside; part of its place, for a topic made anew counts from the start again
 * @param size of the value, in bytes
 */
public record RejectedRecord(
        int partition,
        long offset,
        Instant at,
        String reason,
        Optional<String> tenantId,
        Optional<String> senderId,
        Optional<String> requestId,
        int size) {
    private static final int LONGEST_REASON = 500;

    static RejectedRecord of(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        Ids ids = ids(value);
        Optional<SenderKey> key = key(record.key());
        return new RejectedRecord(
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                reason(record.headers().lastHeader(Topics.REJECTION_REASON)),
                ids.tenantId().or(() -> key.map(sender -> sender.tenantId().value())),
                ids.senderId().or(() -> key.map(sender -> sender.senderId().value())),
                ids.requestId(),
                value == null ? 0 : value.length);
    }

    private static Ids ids(byte @Nullable [] value) {
        return switch (SendDocumentReader.read(value)) {
            case Read read ->
                new Ids(
                        Optional.of(read.request().tenantId().value()),
                        Optional.of(read.request().senderId().value()),
                        Optional.of(read.request().requestId().value()));
            case Unreadable unreadable ->
                new Ids(
                        unreadable.tenantId().map(id -> id.value()),
                        unreadable.senderId().map(id -> id.value()),
                        unreadable.requestId().map(id -> id.value()));
        };
    }

    private static Optional<SenderKey> key(byte @Nullable [] key) {
        try {
            return key == null
                    ? Optional.empty()
                    : Optional.of(SenderKey.parse(new String(key, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    /** Anybody who may write to the topic may have written it. */
    private static String reason(@Nullable Header header) {
        if (header == null || header.value() == null) {
            return "";
        }
        String reason = new String(header.value(), StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", " ");
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }

    private record Ids(Optional<String> tenantId, Optional<String> senderId, Optional<String> requestId) {}
}
