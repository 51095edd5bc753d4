package dev.facteur.web.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sentences of a service, from its {@code texts/<language>.properties}: one bundle per language, {@code {0}} standing
 * for the first argument.
 */
public final class Texts {
    private static final Map<Language, Properties> BUNDLES = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            BUNDLES.put(language, read("texts/" + language.locale().getLanguage() + ".properties"));
        }
    }

    private Texts() {}

    public static String get(Language language, String key, List<String> arguments) {
        return find(language, key, arguments)
                .orElseThrow(() -> new IllegalStateException("No text for " + key + " in " + language));
    }

    public static Optional<String> find(Language language, String key, List<String> arguments) {
        String text = bundle(language).getProperty(key);
        if (text == null) {
            return Optional.empty();
        }
        for (int i = 0; i < arguments.size(); i++) {
            text = text.replace("{" + i + "}", arguments.get(i));
        }
        return Optional.of(text);
    }

    public static Set<String> keys(Language language) {
        return bundle(language).stringPropertyNames();
    }

    private static Properties bundle(Language language) {
        return Objects.requireNonNull(BUNDLES.get(language));
    }

    private static Properties read(String resource) {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(ofTheService(resource), resource), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + resource, e);
        }
        return properties;
    }

    /** The loader of this class may be a parent of the service's. */
    private static @Nullable InputStream ofTheService(String resource) {
        return Thread.currentThread().getContextClassLoader().getResourceAsStream(resource);
    }
}
