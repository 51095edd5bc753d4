package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The operator's table and the services agree: a setting that is not in it does not exist. */
class OperatorTableTest {
    private static final Path ROOT = Path.of("../..");
    private static final Pattern PREFIX = Pattern.compile("@ConfigMapping\\(prefix = \"(facteur\\.[^\"]+)\"");
    private static final Pattern SETTING = Pattern.compile("^ +[^/*\\n]* (\\w+)\\(\\);", Pattern.MULTILINE);
    private static final Pattern FIRST_CELL = Pattern.compile("^\\| ([^|]*)\\|", Pattern.MULTILINE);
    private static final Pattern KEY = Pattern.compile("`([^`]+)`");

    @Test
    void everySettingOfTheServicesIsInTheTableAndNoOther() throws IOException {
        assertThat(keysOfTable()).containsExactlyElementsOf(keysOfServices());
    }

    private static Set<String> keysOfServices() throws IOException {
        Set<String> keys = new TreeSet<>();
        for (String service : List.of("shared-web", "settings-service", "dispatch-service")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(service).resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith("Config.java"))
                        .map(OperatorTableTest::read)
                        .forEach(source -> keys.addAll(keysOf(source)));
            }
        }
        return keys;
    }

    private static List<String> keysOf(String source) {
        return groups(PREFIX, source)
                .flatMap(prefix -> groups(SETTING, source).map(name -> prefix + "." + kebab(name)))
                .toList();
    }

    /** A row may name several keys, the later ones by their last part: {@code `facteur.relay.host`, `.port`}. */
    private static Set<String> keysOfTable() {
        Set<String> keys = new TreeSet<>();
        groups(FIRST_CELL, read(ROOT.resolve("deploy/README.md"))).forEach(cell -> {
            List<String> names = groups(KEY, cell).toList();
            names.stream()
                    .map(name -> name.startsWith(".") ? parent(names.getFirst()) + name : name)
                    .filter(key -> key.startsWith("facteur."))
                    .forEach(keys::add);
        });
        return keys;
    }

    private static String parent(String key) {
        return key.substring(0, key.lastIndexOf('.'));
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static Stream<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult result) -> result.group(1));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
