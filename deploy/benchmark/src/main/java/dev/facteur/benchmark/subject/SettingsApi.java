package dev.facteur.benchmark.subject;

import dev.facteur.benchmark.server.Person;
import dev.facteur.local.CannotRun;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The settings API, called over connections that are kept open, as a front-end's server keeps them. */
public final class SettingsApi {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PROFILE = "/sender-profiles/me";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;

    public SettingsApi(String url) {
        this.url = url;
    }

    public HttpResponse<String> save(Person person, String form) {
        return send(request(person, PROFILE).PUT(BodyPublishers.ofString(form)));
    }

    public HttpResponse<String> check(Person person, String form) {
        return send(request(person, PROFILE + "/check").POST(BodyPublishers.ofString(form)));
    }

    public HttpResponse<String> read(Person person) {
        return send(request(person, PROFILE).GET());
    }

    /** A figure of something that did not work is worth nothing. */
    public static void require(int status, HttpResponse<String> response) {
        if (response.statusCode() != status) {
            throw new CannotRun("settings-service answered %d to %s: %s"
                    .formatted(response.statusCode(), response.request(), response.body()));
        }
    }

    private HttpRequest.Builder request(Person person, String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + person.token())
                .header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new CannotRun("settings-service did not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("Interrupted while settings-service answered.", e);
        }
    }
}
