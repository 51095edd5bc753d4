package dev.facteur.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of deploy/monitoring, read. */
final class Monitoring {
    static final Path DIRECTORY = Path.of("..", "monitoring");
    static final Path RULES = DIRECTORY.resolve("prometheus/rules/facteur.yml");
    static final Path RULE_TESTS = DIRECTORY.resolve("prometheus/tests/facteur.yml");
    static final Path CONFIGURATION = DIRECTORY.resolve("prometheus/prometheus.yml");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)\\n\\s+expr: >-\\n\\s+(.+)\\n");
    private static final Pattern LABELS = Pattern.compile("\\{[^}]*}|\\[[^]]*]|\"[^\"]*\"");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without|on|ignoring)\\s*\\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("\\b([a-zA-Z_:][a-zA-Z0-9_:]*)\\b(?!\\s*\\()");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "offset", "bool", "by");
    private static final Pattern DURATION = Pattern.compile("\\b\\d+(?:ms|[smhdwy])\\b");

    private Monitoring() {}

    static List<Alert> alerts() {
        return ALERT.matcher(read(RULES))
                .results()
                .map((MatchResult alert) ->
                        new Alert(alert.group(1), alert.group(2).strip()))
                .toList();
    }

    static List<Dashboard> dashboards() {
        try (Stream<Path> files = Files.list(DIRECTORY.resolve("grafana/dashboards"))) {
            List<Dashboard> dashboards = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                dashboards.add(new Dashboard(file.getFileName().toString(), JSON.readTree(file.toFile())));
            }
            return dashboards;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the metrics in a PromQL expression. */
    static Set<String> metricsIn(String expression) {
        String bare = DURATION.matcher(
                        GROUPING.matcher(LABELS.matcher(expression).replaceAll(" "))
                                .replaceAll(" "))
                .replaceAll(" ");
        Set<String> names = new TreeSet<>();
        NAME.matcher(bare).results().map(name -> name.group(1)).forEach(names::add);
        names.removeAll(WORDS);
        return names;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Alert(String name, String expression) {}

    record Dashboard(String file, JsonNode json) {
        List<Panel> panels() {
            List<Panel> panels = new ArrayList<>();
            json.path("panels").forEach(panel -> panels.add(new Panel(panel)));
            return panels;
        }
    }

    record Panel(JsonNode json) {
        int id() {
            return json.path("id").asInt();
        }

        String title() {
            return json.path("title").asText();
        }

        boolean isRow() {
            return json.path("type").asText().equals("row");
        }

        String unit() {
            return json.path("fieldConfig").path("defaults").path("unit").asText();
        }

        List<String> expressions() {
            List<String> expressions = new ArrayList<>();
            json.path("targets")
                    .forEach(target -> expressions.add(target.path("expr").asText()));
            return expressions;
        }

        Place place() {
            JsonNode at = json.path("gridPos");
            return new Place(
                    at.path("x").asInt(),
                    at.path("y").asInt(),
                    at.path("w").asInt(),
                    at.path("h").asInt());
        }
    }

    /** Of a grid of 24 columns. */
    record Place(int x, int y, int width, int height) {
        private static final int COLUMNS = 24;

        boolean isOnGrid() {
            return x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= COLUMNS;
        }

        boolean overlaps(Place other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }
    }
}
