package dev.facteur.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a stack runs.
 *
 * @param root of the project, with the packaged services
 * @param work private to this user and removed in the end: keys, configuration, data
 * @param logs kept, and begun anew by each stack
 * @param training the services make their caches of loaded classes
 * @param different settings of both services, from what a stack usually sets
 */
record StackSetup(Ports ports, Path root, Path work, Path logs, boolean training, Map<String, String> different) {
    StackSetup {
        different = Map.copyOf(different);
    }

    StackSetup(Ports ports, Path root, Path work, Path logs) {
        this(ports, root, work, logs, false, Map.of());
    }

    Path directory(Part part) {
        return directory(part.title());
    }

    Path directory(String name) {
        return created(work.resolve(name));
    }

    /** An empty file for what the service writes. */
    Path log(Part part) {
        return log(part.title());
    }

    /** An empty file for what a process of this name writes. */
    Path log(String name) {
        try {
            return Files.writeString(created(logs).resolve(name + ".log"), "");
        } catch (IOException e) {
            throw new UncheckedIOException("No log can be written to " + logs, e);
        }
    }

    Path jar(Part service) {
        return application(service).resolve("quarkus-run.jar");
    }

    Jvm jvm(Part service) {
        return new Jvm(
                root.resolve(service.title()).resolve("jvm.options").toAbsolutePath(),
                application(service).resolve("app.aot").toAbsolutePath(),
                training);
    }

    private Path application(Part service) {
        return root.resolve(service.title()).resolve("target/quarkus-app");
    }

    private static Path created(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("No directory can be made at " + directory, e);
        }
    }
}
