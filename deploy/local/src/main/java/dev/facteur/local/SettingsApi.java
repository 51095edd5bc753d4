package dev.facteur.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.facteur.model.FacteurJson;
import dev.facteur.model.NamedAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The settings API, called as the application's front-end calls it for a signed-in user. */
final class SettingsApi {
    private static final ObjectMapper JSON = FacteurJson.newMapper();
    // The worst check of a mailbox takes ten seconds.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String url;
    private final String token;

    /** @param token of the user whose settings these are */
    SettingsApi(String url, String token) {
        this.url = url;
        this.token = token;
    }

    /**
     * What the service answered.
     *
     * @param body JSON: the profile, or the problem
     */
    record Answer(int status, String body) {
        boolean isSaved() {
            return status == 200 || status == 201;
        }

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException notJson) {
                return JSON.missingNode();
            }
        }
    }

    /** The user's own mailbox, with the server that takes its mail. */
    record Mailbox(NamedAddress author, String host, int submissionPort, int imapsPort, String password) {
        @Override
        public String toString() {
            return host + ":" + submissionPort;
        }
    }

    /** Chooses the mailbox as the sending method; the service connects to it before it saves. */
    Answer save(Mailbox mailbox) {
        return send(request("/sender-profiles/me").PUT(body(mailbox)));
    }

    /** Switches a partner on: the answer has the address of its consent page. */
    Answer connect(String provider) {
        return send(request("/partner-connections/" + provider).POST(HttpRequest.BodyPublishers.noBody()));
    }

    /** Confirms what the consent window brought back, as the page that opened it does. */
    Answer confirm(String provider, String state, String code) {
        String body =
                JSON.createObjectNode().put("state", state).put("code", code).toString();
        return send(request("/partner-connections/" + provider + "/confirmation")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The partner switches as the user sees them. */
    Answer connections() {
        return send(request("/partner-connections").GET());
    }

    Answer profile() {
        return send(request("/sender-profiles/me").GET());
    }

    private static HttpRequest.BodyPublisher body(Mailbox mailbox) {
        String username = mailbox.author().address().value();
        ObjectNode body = JSON.createObjectNode();
        body.put("address", username);
        body.put("displayName", mailbox.author().name().orElse(""));
        body.put("method", "SMTP");
        body.putObject("smtp")
                .put("host", mailbox.host())
                .put("port", mailbox.submissionPort())
                .put("security", "STARTTLS")
                .put("username", username)
                .put("password", mailbox.password());
        body.putObject("imap")
                .put("host", mailbox.host())
                .put("port", mailbox.imapsPort())
                .put("security", "TLS")
                .put("username", username)
                .put("password", mailbox.password());
        body.put("copyToSent", false);
        return HttpRequest.BodyPublishers.ofString(body.toString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest.Builder request) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new CannotRun("settings-service did not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("Interrupted while settings-service answered.", e);
        }
    }
}
