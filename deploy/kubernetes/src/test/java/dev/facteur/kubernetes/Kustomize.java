package dev.facteur.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Kustomize as it is found on this machine: a program of its own, or a part of kubectl. */
record Kustomize(List<String> command) {
    /** Those before know neither {@code labels} nor {@code patches} as they are written here. */
    private static final Pattern RECENT = Pattern.compile("v5\\.\\d+\\.\\d+");

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private record Ended(int code, String output, String errors) {}

    /** Empty without a Kustomize 5 on the {@code PATH}. */
    static Optional<Kustomize> find() {
        return Stream.of(
                        new Candidate(List.of("kustomize", "version"), List.of("kustomize", "build")),
                        new Candidate(List.of("kubectl", "version", "--client"), List.of("kubectl", "kustomize")))
                .filter(Candidate::isRecent)
                .map(candidate -> new Kustomize(candidate.build))
                .findFirst();
    }

    /** What it makes of this directory, resource by resource. */
    List<JsonNode> build(Path directory) {
        List<String> build = new ArrayList<>(command);
        build.add(directory.toString());
        Ended ended = run(build);
        if (ended.code != 0) {
            throw new AssertionError("%s: %s".formatted(String.join(" ", build), ended.errors));
        }
        try {
            return YAML.readerFor(JsonNode.class)
                    .<JsonNode>readValues(ended.output)
                    .readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Candidate(List<String> version, List<String> build) {
        boolean isRecent() {
            try {
                return RECENT.matcher(run(version).output).find();
            } catch (UncheckedIOException notThere) {
                return false;
            }
        }
    }

    private static Ended run(List<String> command) {
        try {
            Path errors = Files.createTempFile("kustomize", ".err");
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Ended ended = new Ended(process.waitFor(), output, Files.readString(errors));
            Files.delete(errors);
            return ended;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
