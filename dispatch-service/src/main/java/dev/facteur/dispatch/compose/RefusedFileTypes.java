package dev.facteur.dispatch.compose;

import dev.facteur.model.document.FileName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which mail services refuse which extensions; the data file says where that is known from. */
final class RefusedFileTypes {
    private static final SortedMap<String, Set<String>> EXTENSIONS_BY_SERVICE = read();

    private RefusedFileTypes() {}

    /** The services that refuse a file of this name; mostly none. */
    static List<String> servicesRefusing(FileName fileName) {
        String extension = extension(fileName);
        return EXTENSIONS_BY_SERVICE.entrySet().stream()
                .filter(service -> service.getValue().contains(extension))
                .map(service -> service.getKey())
                .toList();
    }

    /** In lower case, without the dot; empty if there is none. */
    static String extension(FileName fileName) {
        String name = fileName.value();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static SortedMap<String, Set<String>> read() {
        Properties file = new Properties();
        try (InputStream in =
                Objects.requireNonNull(RefusedFileTypes.class.getResourceAsStream("refused-file-types.properties"))) {
            file.load(in);
        } catch (IOException ourFault) {
            throw new UncheckedIOException("the refused file types cannot be read", ourFault);
        }
        SortedMap<String, Set<String>> services = new TreeMap<>();
        file.forEach((service, extensions) -> services.put(
                service.toString(), Set.of(extensions.toString().strip().split("\\s+"))));
        return services;
    }
}
