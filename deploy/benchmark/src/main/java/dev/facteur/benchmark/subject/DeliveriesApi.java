package dev.facteur.benchmark.subject;

import dev.facteur.local.CannotRun;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** dispatch-service as somebody asks it who looks for deliveries. */
public final class DeliveriesApi {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;
    private final String token;

    public DeliveriesApi(String url, String token) {
        this.url = url;
        this.token = token;
    }

    /** The status of the answer: a search that takes too long is refused. */
    public int get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return response.statusCode();
        } catch (IOException e) {
            throw new CannotRun("dispatch-service did not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("Interrupted while dispatch-service answered.", e);
        }
    }
}
