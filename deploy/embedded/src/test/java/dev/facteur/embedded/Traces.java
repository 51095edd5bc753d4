package dev.facteur.embedded;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;

/** What runs and lies about at a moment: threads, child processes, entries of the temporary directory. */
record Traces(Set<String> threads, Set<Long> processes, Set<Path> files) {

    static Traces now() {
        return new Traces(threadNames(), childProcesses(), temporaryFiles());
    }

    /** A closed server's last threads may take a moment to end. */
    void assertNothingIsLeft() {
        await().pollInSameThread().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            Assertions.assertThat(threadNames()).as("threads").isSubsetOf(threads);
            Assertions.assertThat(childProcesses()).as("processes").isSubsetOf(processes);
            Assertions.assertThat(temporaryFiles()).as("temporary files").isSubsetOf(files);
        });
    }

    private static Set<String> threadNames() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon() || thread.getName().contains("kafka"))
                .map(Thread::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Long> childProcesses() {
        return ProcessHandle.current()
                .descendants()
                .map(ProcessHandle::pid)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Path> temporaryFiles() {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
