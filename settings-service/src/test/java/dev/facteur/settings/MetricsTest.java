package dev.facteur.settings;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facteur.embedded.Scrape;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What operators see in numbers. */
@QuarkusTest
@EmbeddedParts
class MetricsTest {
    private static final Pattern ROW = Pattern.compile("^\\| `(facteur_\\w+)` \\|([^|]*)\\|", Pattern.MULTILINE);
    private static final Pattern LABEL = Pattern.compile("`(\\w+)`");

    @Test
    void theTableSaysWhatThereIs() throws Exception {
        // Then
        Map<String, Set<String>> table = table();
        await().untilAsserted(() -> assertThat(
                        Scrape.of(given().get("/q/metrics").asString()).own())
                .isEqualTo(table));
    }

    private static Map<String, Set<String>> table() throws IOException {
        Map<String, Set<String>> table = new TreeMap<>();
        ROW.matcher(Files.readString(Path.of("README.md")))
                .results()
                .forEach(row -> table.put(
                        row.group(1),
                        new TreeSet<>(LABEL.matcher(row.group(2))
                                .results()
                                .map((MatchResult label) -> label.group(1))
                                .toList())));
        return table;
    }
}
