package dev.facteur.benchmark.subject;

import dev.facteur.benchmark.figure.Figure;
import dev.facteur.benchmark.server.Person;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A few people who do the same thing again and again, each waiting for the answer before the next. */
public record People(List<Person> people) {
    private static final double NANOS_IN_SECOND = 1e9;
    private static final double THOUSAND = 1000;

    /** Done for the window to warm up, and for the window to be counted. */
    public Figure figure(String name, Subject subject, Duration window, Consumer<Person> task) {
        run(window, task);
        Duration cpuBefore = subject.use().cpu();
        long begin = System.nanoTime();
        long done = run(window, task);
        double seconds = (System.nanoTime() - begin) / NANOS_IN_SECOND;
        Duration cpu = subject.use().cpu().minus(cpuBefore);
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("a second", done / seconds);
        values.put("CPU s per 1,000", cpu.toNanos() / NANOS_IN_SECOND / done * THOUSAND);
        return new Figure("%s, %d at a time".formatted(name, people.size()), "", values);
    }

    private long run(Duration window, Consumer<Person> task) {
        AtomicLong done = new AtomicLong();
        long end = System.nanoTime() + window.toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> running = people.stream()
                    .map(person -> threads.submit(() -> {
                        do {
                            task.accept(person);
                            done.incrementAndGet();
                        } while (System.nanoTime() < end);
                    }))
                    .toList();
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause
                    ? cause
                    : new CompletionException(failed.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while measuring", e);
        }
        return done.get();
    }
}
