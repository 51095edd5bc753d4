package dev.facteur.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a stack runs.
 *
 * @param root of the project, with the packaged services
 * @param work private to this user and removed in the end: keys, configuration, data
 * @param logs kept, and begun anew by each stack
 */
record StackSetup(Ports ports, Path root, Path work, Path logs) {

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
        return root.resolve(service.title()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    private static Path created(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("No directory can be made at " + directory, e);
        }
    }
}
