package dev.facteur.benchmark.scenario;

import dev.facteur.benchmark.figure.Figure;
import dev.facteur.benchmark.server.MailServer;
import dev.facteur.benchmark.subject.People;
import dev.facteur.benchmark.subject.SettingsApi;
import dev.facteur.benchmark.subject.Subject;
import java.util.List;
import java.util.stream.Stream;

/** Some people try their mailboxes at the same time. */
final class ChecksAtOnce implements Scenario {
    private static final int PEOPLE = 4;

    @Override
    public String title() {
        return "checks a second";
    }

    @Override
    public List<Figure> measure(Subject subject, Effort effort) {
        return subject.servers().stream()
                .map(server -> measure(subject, server, effort))
                .toList();
    }

    private static Figure measure(Subject subject, MailServer server, Effort effort) {
        People load = new People(
                Stream.generate(() -> subject.newcomer(server)).limit(PEOPLE).toList());
        return load.figure(
                "checks (" + server.title() + ")",
                subject,
                effort.window(),
                person -> SettingsApi.require(200, subject.api().check(person, server.form(person))));
    }
}
