package dev.facteur.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * One of the two services, packaged.
 *
 * @param jvm what runs it
 * @param jar its {@code quarkus-run.jar}
 * @param directory where it runs; private to this user, as its configuration holds secrets
 * @param log where its output goes
 * @param properties its configuration, in the names of the operator's table
 */
record ServiceSetup(Part part, int port, Jvm jvm, Path jar, Path directory, Path log, Map<String, String> properties) {
    ServiceSetup {
        properties = Map.copyOf(properties);
    }

    /**
     * Writes the configuration where Quarkus looks for it: {@code config/application.properties} in the working
     * directory. A file has the operator's names as they are, and shows in no list of processes.
     */
    void writeConfiguration() {
        Properties file = new Properties();
        file.putAll(new TreeMap<>(properties));
        try {
            Path config = Files.createDirectories(directory.resolve("config"));
            try (Writer writer = Files.newBufferedWriter(config.resolve("application.properties"))) {
                file.store(writer, part.title());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The configuration of " + part.title() + " cannot be written", e);
        }
    }

    /** The names alone: the values hold secrets. */
    @Override
    public String toString() {
        return part.title() + " on " + port + " with " + properties.keySet();
    }
}
