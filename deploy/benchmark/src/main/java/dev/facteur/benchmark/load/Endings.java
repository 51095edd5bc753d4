package dev.facteur.benchmark.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facteur.local.EventFeed;
import dev.facteur.model.FacteurJson;
import dev.facteur.model.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The events that end requests, from now on. */
public final class Endings implements AutoCloseable {
    private static final ObjectMapper JSON = FacteurJson.newMapper();
    private static final Duration LOOK = Duration.ofMillis(10);
    private static final List<String> TOPICS =
            List.of(Topics.DOCUMENT_SENT, Topics.DELIVERY_FAILED, Topics.SEND_DOCUMENT_REJECTED);

    private final Map<String, Ending> endings = new ConcurrentHashMap<>();
    private final EventFeed feed;

    /**
     * How a request ended, as it was told first.
     *
     * @param at when it ended, as the event has it
     * @param atNanos when that was heard, by {@link System#nanoTime()}
     */
    public record Ending(boolean isSent, String detail, Instant at, long atNanos) {}

    private Endings(String bootstrapServers) {
        feed = EventFeed.follow(bootstrapServers, TOPICS, this::take);
    }

    public static Endings follow(String bootstrapServers) {
        return new Endings(bootstrapServers);
    }

    /** By request; one that was told of again stays as it was. */
    public Map<String, Ending> all() {
        return Map.copyOf(endings);
    }

    public int count() {
        return endings.size();
    }

    /** Whether all of these ended in time. */
    public boolean await(Collection<String> requestIds, Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        for (String requestId : requestIds) {
            while (!endings.containsKey(requestId)) {
                if (System.nanoTime() > deadline) {
                    return false;
                }
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
        return true;
    }

    @Override
    public void close() {
        feed.close();
    }

    private void take(ConsumerRecord<byte[], byte[]> event) {
        try {
            var json = JSON.readTree(event.value());
            boolean isSent = event.topic().equals(Topics.DOCUMENT_SENT);
            Instant at =
                    json.has("at") ? Instant.parse(json.path("at").asText()) : Instant.ofEpochMilli(event.timestamp());
            var ending = new Ending(isSent, json.path("cause").asText(event.topic()), at, System.nanoTime());
            endings.putIfAbsent(json.path("requestId").asText(), ending);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
