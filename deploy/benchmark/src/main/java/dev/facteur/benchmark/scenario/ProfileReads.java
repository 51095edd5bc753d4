package dev.facteur.benchmark.scenario;

import dev.facteur.benchmark.figure.Figure;
import dev.facteur.benchmark.server.MailServer;
import dev.facteur.benchmark.server.Person;
import dev.facteur.benchmark.subject.People;
import dev.facteur.benchmark.subject.SettingsApi;
import dev.facteur.benchmark.subject.Subject;
import java.util.List;
import java.util.stream.Stream;

/** Some people open their preferences at the same time. */
final class ProfileReads implements Scenario {
    private static final int PEOPLE = 8;

    @Override
    public String title() {
        return "profiles read a second";
    }

    @Override
    public List<Figure> measure(Subject subject, Effort effort) {
        MailServer server = subject.servers().getFirst();
        List<Person> people =
                Stream.generate(() -> subject.newcomer(server)).limit(PEOPLE).toList();
        people.forEach(person -> SettingsApi.require(200, subject.api().save(person, server.form(person))));
        return List.of(new People(people)
                .figure(
                        "profiles read",
                        subject,
                        effort.window(),
                        person -> SettingsApi.require(200, subject.api().read(person))));
    }
}
