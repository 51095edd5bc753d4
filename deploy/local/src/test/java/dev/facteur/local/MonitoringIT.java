package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.facteur.embedded.Scrape;
import dev.facteur.local.Monitoring.Alert;
import dev.facteur.local.Monitoring.Panel;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Dashboards and alerts on what the running services say. */
@ExtendWith(StackExtension.class)
class MonitoringIT {
    private static final NamedAddress AUTHOR = NamedAddress.of("watched@ebenisterie-dupond.example", "Paul Guet");

    /** What Prometheus has of its own. */
    private static final Set<String> PROMETHEUS_OWN = Set.of("up", "ALERTS");

    @TempDir
    Path directory;

    @Test
    void everyMetricThatAlertsAndDashboardsNameExists(RunningStack stack) throws Exception {
        traffic(stack, "named");

        Set<String> there = new TreeSet<>(PROMETHEUS_OWN);
        for (Port port : List.of(Port.SETTINGS, Port.DISPATCH)) {
            there.addAll(scrape(stack, port).names());
        }

        assertThat(expressions())
                .isNotEmpty()
                .allSatisfy(expression -> assertThat(Monitoring.metricsIn(expression))
                        .as(expression)
                        .isNotEmpty()
                        .isSubsetOf(there));
    }

    @Test
    void everyPanelShowsSomethingAndNoAlertIsWrong(RunningStack stack) throws Exception {
        assumeThat(PrometheusProcess.BINARY)
                .as("Debian's package prometheus: without it no expression is evaluated on real data")
                .exists();
        Map<String, String> targets = Map.of(
                "settings-service:8080", target(stack, Port.SETTINGS),
                "dispatch-service:8081", target(stack, Port.DISPATCH));
        try (PrometheusProcess prometheus = PrometheusProcess.start(directory, targets)) {
            await().atMost(RunningStack.PATIENCE)
                    .until(() -> values(prometheus, "sum(up)").equals(List.of("2")));

            traffic(stack, "shown");

            // Rates want two looks at what has happened.
            await().atMost(RunningStack.PATIENCE)
                    .untilAsserted(() -> assertThat(expressionsOfPanels())
                            .isNotEmpty()
                            .allSatisfy(expression -> assertThat(values(prometheus, expression))
                                    .as(expression)
                                    .isNotEmpty()
                                    .anyMatch(value -> !value.equals("NaN"))));
            // An alert on real events, from the record to the rule.
            await().atMost(RunningStack.PATIENCE)
                    .untilAsserted(() -> assertThat(firing(prometheus)).containsExactly("FacteurRecordsPutAside"));
            assertThat(prometheus.json("/api/v1/rules").findValuesAsText("health"))
                    .isNotEmpty()
                    .containsOnly("ok");
        }
    }

    /** A little of all that dashboards tell of. */
    private static void traffic(RunningStack stack, String name) throws IOException, InterruptedException {
        stack.requests().publish(Sample.RELAY_SENDER.toString(), "no JSON".getBytes(StandardCharsets.UTF_8));
        SenderKey sender = new SenderKey(Sample.TENANT, new SenderId("watched-" + name));
        stack.mail().addUser(AUTHOR.address().value(), RunningStack.PASSWORD);
        assertThat(stack.save(sender, AUTHOR, "wrong").status()).isEqualTo(422);
        SenderKey mailbox = stack.connectMailbox("watched-" + name, AUTHOR);
        SenderKey account = stack.connectAccount("watched-account-" + name, "gmail", "watched@gmail.example");
        for (SenderKey from : List.of(Sample.RELAY_SENDER, mailbox, account)) {
            String requestId = "watched-" + name + "-" + from.senderId();
            assertThat(stack.send(Sample.request(requestId, from, Sample.CUSTOMER, List.of()))
                            .topic())
                    .isEqualTo(Topics.DOCUMENT_SENT);
        }
        SenderKey nobody = new SenderKey(Sample.TENANT, new SenderId("nobody"));
        assertThat(stack.send(Sample.request("watched-nobody-" + name, nobody, Sample.CUSTOMER, List.of()))
                        .topic())
                .isEqualTo(Topics.DELIVERY_FAILED);
        // Somebody who must sign in again.
        stack.mail().addUser(AUTHOR.address().value(), "changed");
        SenderKey locked = new SenderKey(Sample.TENANT, mailbox.senderId());
        stack.requests().publish(Sample.request("watched-waits-" + name, locked, Sample.CUSTOMER, List.of()));
        assertThat(ask(stack, Port.SETTINGS, "/mail-settings?address=someone@orange.fr", mailbox)
                        .statusCode())
                .isEqualTo(200);
    }

    private static List<String> expressions() {
        return Stream.concat(
                        Monitoring.alerts().stream().map(Alert::expression),
                        panels().flatMap(panel -> panel.expressions().stream()))
                .toList();
    }

    /** As Grafana would ask, of the last minute; where only what is not zero is shown, what is there at all. */
    private static List<String> expressionsOfPanels() {
        return panels().flatMap(panel -> panel.expressions().stream())
                .map(expression -> expression.replace("$__rate_interval", "1m").replaceAll(" > 0$", ""))
                .toList();
    }

    private static Stream<Panel> panels() {
        return Monitoring.dashboards().stream().flatMap(dashboard -> dashboard.panels().stream());
    }

    private static List<String> values(PrometheusProcess prometheus, String expression) {
        List<String> values = new ArrayList<>();
        prometheus
                .query(expression)
                .path("result")
                .forEach(series -> values.add(series.path("value").path(1).asText()));
        return values;
    }

    private static Set<String> firing(PrometheusProcess prometheus) {
        Set<String> firing = new TreeSet<>();
        JsonNode alerts = prometheus.query("ALERTS{alertstate=\"firing\"}").path("result");
        alerts.forEach(
                alert -> firing.add(alert.path("metric").path("alertname").asText()));
        return firing;
    }

    private static String target(RunningStack stack, Port port) {
        return URI.create(stack.stack().ports().url(port)).getAuthority();
    }

    private static Scrape scrape(RunningStack stack, Port port) throws IOException, InterruptedException {
        return Scrape.of(ask(stack, port, "/q/metrics", Sample.RELAY_SENDER).body());
    }

    private static HttpResponse<String> ask(RunningStack stack, Port port, String path, SenderKey person)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(stack.stack().ports().url(port) + path))
                            .header("Authorization", "Bearer " + stack.stack().token(person))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
