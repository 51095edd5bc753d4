package dev.facteur.local;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facteur.embedded.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Prometheus, of Debian's package, with our configuration but for its targets and its pace. */
final class PrometheusProcess implements AutoCloseable {
    static final Path BINARY = Path.of("/usr/bin/prometheus");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    private PrometheusProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** @param targets what stands in the file → what is really there */
    static PrometheusProcess start(Path directory, Map<String, String> targets) throws IOException {
        String configuration = Monitoring.read(Monitoring.CONFIGURATION).replace("15s", "1s");
        for (Map.Entry<String, String> target : targets.entrySet()) {
            configuration = configuration.replace(target.getKey(), target.getValue());
        }
        Path file = Files.writeString(directory.resolve("prometheus.yml"), configuration);
        Files.createDirectories(directory.resolve("rules"));
        Files.copy(Monitoring.RULES, directory.resolve("rules/facteur.yml"));
        int port = FreePort.take();
        Process process = new ProcessBuilder(
                        BINARY.toString(),
                        "--config.file=" + file,
                        "--storage.tsdb.path=" + directory.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("prometheus.log").toFile())
                .start();
        PrometheusProcess started = new PrometheusProcess(process, port);
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> started.get("/-/ready").contains("Ready"));
        return started;
    }

    /** The result of a query now. */
    JsonNode query(String expression) {
        return json("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
    }

    JsonNode json(String path) {
        try {
            return JSON.readTree(get(path)).path("data");
        } catch (IOException e) {
            throw new AssertionError(path, e);
        }
    }

    private String get(String path) throws IOException {
        try {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .timeout(Duration.ofSeconds(30))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException(stopping);
        }
    }

    @Override
    public void close() {
        client.close();
        process.destroy();
        process.onExit().join();
    }
}
