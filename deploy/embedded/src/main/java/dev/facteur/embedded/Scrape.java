package dev.facteur.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a service says at {@code /q/metrics}, in Prometheus' text format.
 *
 * @param samples in the order of the text
 */
public record Scrape(List<Sample> samples) {
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+).*");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern PART_OF_HISTOGRAM = Pattern.compile("_(?:bucket|count|sum|max)$");

    public static Scrape of(String text) {
        List<Sample> samples = new ArrayList<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            Matcher sample = SAMPLE.matcher(line);
            if (sample.matches()) {
                Map<String, String> labels = new TreeMap<>();
                String all = sample.group(2);
                LABEL.matcher(all == null ? "" : all)
                        .results()
                        .forEach(label -> labels.put(label.group(1), label.group(2)));
                samples.add(new Sample(sample.group(1), labels, value(sample.group(3))));
            }
        });
        return new Scrape(List.copyOf(samples));
    }

    /** Go writes infinity as Java does not read it. */
    private static double value(String text) {
        return Double.parseDouble(text.replace("Inf", "Infinity"));
    }

    /** The names of all series, those of a histogram's parts among them. */
    public Set<String> names() {
        return new TreeSet<>(samples.stream().map(Sample::name).toList());
    }

    /** Each metric of ours with its labels; a histogram once, by the name that its parts begin with. */
    public Map<String, Set<String>> own() {
        Map<String, Set<String>> own = new TreeMap<>();
        own(samples)
                .forEach(sample -> own.computeIfAbsent(
                                PART_OF_HISTOGRAM.matcher(sample.name()).replaceAll(""), _ -> new TreeSet<>())
                        .addAll(sample.labels().keySet().stream()
                                .filter(label -> !label.equals("le"))
                                .toList()));
        return own;
    }

    private static Stream<Sample> own(List<Sample> all) {
        return all.stream().filter(sample -> sample.name().startsWith("facteur_"));
    }

    /** The sum of a metric's series that have all of these labels. */
    public double sum(String name, Map<String, String> labels) {
        return samples.stream()
                .filter(sample -> sample.name().equals(name))
                .filter(sample -> sample.labels().entrySet().containsAll(labels.entrySet()))
                .mapToDouble(Sample::value)
                .sum();
    }

    public record Sample(String name, Map<String, String> labels, double value) {}
}
