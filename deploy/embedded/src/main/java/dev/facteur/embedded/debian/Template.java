package dev.facteur.embedded.debian;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** A configuration file of this package, in its server's own language, with {@code @names@} for what differs. */
record Template(String name) {

    void writeTo(Path file, Map<String, ?> values) {
        try (var resource = Objects.requireNonNull(Template.class.getResourceAsStream(name), name)) {
            var text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            for (var value : values.entrySet()) {
                text = text.replace("@" + value.getKey() + "@", value.getValue().toString());
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }
}
