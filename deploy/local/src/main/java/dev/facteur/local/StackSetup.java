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
        return created(work.resolve(part.title()));
    }

    /** An empty file for what the service writes. */
    Path log(Part part) {
        try {
            return Files.writeString(created(logs).resolve(part.title() + ".log"), "");
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
