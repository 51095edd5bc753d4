package dev.facteur.settings;

import static dev.facteur.settings.Mailboxes.PASSWORD;
import static dev.facteur.settings.Mailboxes.port;
import static dev.facteur.settings.Mailboxes.smtp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import dev.facteur.embedded.MailPart;
import dev.facteur.embedded.OidcPart;
import dev.facteur.embedded.quarkus.InjectMail;
import dev.facteur.embedded.quarkus.InjectOidc;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A save that tells how far it has come while it is under way. */
@QuarkusTest
@EmbeddedParts
class LiveAnswersTest {
    private static final String LINES = "application/x-ndjson";
    private static final String ME = "/sender-profiles/me";

    @InjectOidc
    OidcPart oidc;

    @InjectMail
    MailPart mail;

    @SuppressWarnings("NullAway.Init") // by Quarkus
    @TestHTTPResource(ME)
    URI profile;

    private final HttpClient client = HttpClient.newHttpClient();
    private Api jeanne;
    private Gate gate;
    private String form;

    @BeforeEach
    void aMailboxBehindAGate() {
        jeanne = Api.newcomer(oidc);
        mail.addUser(jeanne.address(), PASSWORD);
        gate = new Gate(port("closed-port"), mail.submissionPort());
        form = smtp(jeanne.address(), "localhost", port("closed-port"), "STARTTLS", PASSWORD);
    }

    @AfterEach
    void theGateCloses() throws IOException {
        gate.close();
        client.close();
    }

    private BufferedReader save() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(profile)
                .header("Authorization", "Bearer " + oidc.tokenFor(jeanne.tenant(), jeanne.sender()))
                .header("Accept", LINES)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return new BufferedReader(new InputStreamReader(
                client.send(request, BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8));
    }

    private static void readUntil(BufferedReader lines, String stage, String state) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            JsonPath step = JsonPath.from(line);
            if (stage.equals(step.getString("stage")) && state.equals(step.getString("state"))) {
                return;
            }
        }
        throw new AssertionError(stage + " was never " + state);
    }

    @Test
    void aStageIsReadWhileItLasts() throws IOException, InterruptedException {
        try (BufferedReader lines = save()) {
            readUntil(lines, "secure", "started");
            gate.open();
            readUntil(lines, "sender", "passed");

            JsonPath end = JsonPath.from(lines.readLine());

            assertThat(end.getInt("status")).isEqualTo(200);
            assertThat(end.getString("body.connection.state")).isEqualTo("CONNECTED");
            assertThat(end.getInt("body.version")).isPositive();
            assertThat(lines.readLine()).isNull();
        }
    }

    @Test
    void whoStopsReadingStopsNothing() throws IOException, InterruptedException {
        try (BufferedReader lines = save()) {
            readUntil(lines, "secure", "started");
        }
        client.shutdownNow();
        gate.open();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> jeanne.request().get(ME).then().body("connection.state", equalTo("CONNECTED")));
    }

    private List<String> linesOf(String method, String path, String body) {
        return jeanne.request()
                .accept(LINES)
                .body(body)
                .request(method, path)
                .then()
                .statusCode(200)
                .contentType(LINES)
                .header("X-Accel-Buffering", "no")
                .extract()
                .asString()
                .lines()
                .toList();
    }

    @Test
    void theLastLineIsThePlainAnswer() {
        String wrong = smtp(jeanne.address(), "localhost", mail.submissionPort(), "STARTTLS", "wrong");
        JsonPath plain = jeanne.request()
                .body(wrong)
                .put(ME)
                .then()
                .statusCode(422)
                .extract()
                .jsonPath();

        List<String> lines = linesOf("PUT", ME, wrong);

        JsonPath end = JsonPath.from(lines.getLast());
        assertThat(end.getInt("status")).isEqualTo(422);
        assertThat(end.getMap("body")).isEqualTo(plain.getMap("$"));
        assertThat(lines.get(lines.size() - 2)).contains("sign-in", "failed");
    }

    @Test
    void aCheckTellsItsStagesToo() {
        String works = smtp(jeanne.address(), "localhost", mail.submissionPort(), "STARTTLS", PASSWORD);

        List<String> lines = linesOf("POST", ME + "/check", works);

        assertThat(JsonPath.from(lines.getLast()).getBoolean("body.ok")).isTrue();
        assertThat(JsonPath.from(lines.getFirst()).getMap("$"))
                .containsEntry("server", "smtp")
                .containsEntry("stage", "connect")
                .containsEntry("state", "started")
                .containsEntry("host", "localhost")
                .containsEntry("port", mail.submissionPort())
                .containsEntry("security", "STARTTLS");
        jeanne.request().get(ME).then().body("version", equalTo(0));
    }

    @Test
    void aStaleVersionIsToldInTheLastLine() {
        String relay = "{\"address\": \"%s\", \"method\": \"RELAY\"}".formatted(jeanne.address());

        String answer = jeanne.request()
                .accept(LINES)
                .header("If-Match", "\"7\"")
                .body(relay)
                .put(ME)
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(JsonPath.from(answer).getInt("status")).isEqualTo(412);
        assertThat(JsonPath.from(answer).getString("body.type")).endsWith("profile-changed");
    }

    @Test
    void checksAreCountedAlike() {
        String works = smtp(jeanne.address(), "localhost", mail.submissionPort(), "STARTTLS", PASSWORD);
        for (int i = 0; i < 10; i++) {
            jeanne.request().body(works).post(ME + "/check").then().statusCode(200);
        }

        JsonPath end = JsonPath.from(linesOf("POST", ME + "/check", works).getLast());

        assertThat(end.getInt("status")).isEqualTo(429);
        assertThat(end.getInt("retryAfter")).isBetween(1, 30);
    }

    @Test
    void whoDoesNotAskForLinesGetsOneAnswer() {
        String relay = "{\"address\": \"%s\", \"method\": \"RELAY\"}".formatted(jeanne.address());

        jeanne.request()
                .accept("*/*")
                .body(relay)
                .put(ME)
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body("version", greaterThan(0));
    }
}
