package dev.facteur.benchmark.scenario;

import dev.facteur.benchmark.figure.Figure;
import dev.facteur.benchmark.figure.Goal;
import dev.facteur.benchmark.figure.Latencies;
import dev.facteur.benchmark.load.Stopwatch;
import dev.facteur.benchmark.server.MailServer;
import dev.facteur.benchmark.server.Person;
import dev.facteur.benchmark.subject.SettingsApi;
import dev.facteur.benchmark.subject.Subject;
import dev.facteur.submission.ConnectionSecurity;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** The worst case: a server that takes the connection and never says a word, whatever security was chosen. */
final class SilentServer implements Scenario {
    private static final String MAX = "max";

    @Override
    public String title() {
        return "a server that never speaks (ten seconds)";
    }

    @Override
    public List<Figure> measure(Subject subject, Effort effort) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Duration>> saves = Stream.of(ConnectionSecurity.TLS, ConnectionSecurity.STARTTLS)
                    .map(security -> silent(subject, security))
                    .map(server -> new Attempt(server, subject.newcomer(server)))
                    .map(attempt -> CompletableFuture.supplyAsync(() -> attempt.time(subject.api()), threads))
                    .toList();
            Latencies latencies =
                    new Latencies(saves.stream().map(CompletableFuture::join).toList());
            return List.of(Figure.of("save with check (server never speaks)", "s", MAX, latencies.max() / 1000)
                    .with(Goal.atMost(MAX, 10)));
        }
    }

    private static MailServer silent(Subject subject, ConnectionSecurity security) {
        var door = new MailServer.Door(subject.silentPort(), security);
        return new MailServer("silent", door, door, (_, _) -> {});
    }

    private record Attempt(MailServer server, Person person) {
        Duration time(SettingsApi api) {
            return Stopwatch.time(() -> SettingsApi.require(422, api.save(person, server.form(person))));
        }
    }
}
