package dev.facteur.local;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Everything dispatch reports from now on, as it comes. */
final class Outcomes implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Consumer<Outcome> listener;
    private final List<Outcome> seen = new CopyOnWriteArrayList<>();
    private final Map<String, CompletableFuture<Outcome>> finals = new ConcurrentHashMap<>();
    private final Thread reader;

    private Outcomes(KafkaConsumer<byte[], byte[]> consumer, Consumer<Outcome> listener) {
        this.consumer = consumer;
        this.listener = listener;
        this.reader = Thread.ofPlatform().daemon().name("outcomes").unstarted(this::read);
    }

    /** Listens from this moment on; the listener is called by one thread. */
    static Outcomes follow(String bootstrapServers, Consumer<Outcome> listener) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        50,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = LocalTopics.OUTCOMES.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // Seeking is lazy; an outcome that comes before the first poll must not be passed over.
        partitions.forEach(consumer::position);
        var outcomes = new Outcomes(consumer, listener);
        outcomes.reader.start();
        return outcomes;
    }

    /** All that came, oldest first. */
    List<Outcome> seen() {
        return List.copyOf(seen);
    }

    /** What became of a request in the end; empty if that is not known in time. */
    Optional<Outcome> awaitFinal(String requestId, Duration within) {
        try {
            return Optional.of(finalOf(requestId).get(within.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException notYet) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The outcomes cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Whether so many that match have come in time. */
    boolean await(int count, Predicate<Outcome> which, Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        synchronized (seen) {
            while (seen.stream().filter(which).count() < count) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                try {
                    seen.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return true;
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (consumer) {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> next : consumer.poll(POLL)) {
                    take(Outcome.of(next));
                }
            }
        } catch (WakeupException closed) {
            // by close()
        }
    }

    private void take(Outcome outcome) {
        listener.accept(outcome);
        synchronized (seen) {
            seen.add(outcome);
            seen.notifyAll();
        }
        if (outcome.isFinal()) {
            outcome.requestId().ifPresent(id -> finalOf(id).complete(outcome));
        }
    }

    private CompletableFuture<Outcome> finalOf(String requestId) {
        return finals.computeIfAbsent(requestId, _ -> new CompletableFuture<>());
    }
}
