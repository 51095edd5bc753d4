package dev.facteur.benchmark.scenario;

import dev.facteur.benchmark.figure.Figure;
import dev.facteur.benchmark.server.Postfix;
import dev.facteur.benchmark.subject.Dispatching;
import dev.facteur.benchmark.subject.Subject;
import dev.facteur.embedded.sink.MailSink;
import dev.facteur.local.Mailboxes;
import dev.facteur.model.SenderKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Documents by many mailboxes: TLS, a login, and one connection for each; by one instance, and by two. */
final class MailboxThroughput implements Scenario {
    private static final List<Integer> FILES = List.of(5_000, Throughput.LARGE, Throughput.HUGE);
    private static final int SERVERS = 10;

    @Override
    public String title() {
        return "throughput by mailboxes";
    }

    @Override
    public List<Figure> measure(Subject subject, Effort effort) {
        Optional<Postfix> installed = Postfix.startOrSay();
        if (installed.isEmpty()) {
            return List.of();
        }
        List<MailSink> servers = IntStream.range(0, SERVERS)
                .mapToObj(_ -> MailSink.tls(subject.authority().issue("localhost"), Duration.ZERO))
                .toList();
        try (Postfix postfix = installed.get();
                Mailboxes mailboxes = new Mailboxes(subject.bench().bootstrapServers())) {
            return measure(subject, effort, postfix, servers, mailboxes);
        } finally {
            servers.forEach(MailSink::close);
        }
    }

    private static List<Figure> measure(
            Subject subject, Effort effort, Postfix postfix, List<MailSink> servers, Mailboxes mailboxes) {
        List<SenderKey> senders = IntStream.range(0, SERVERS)
                .mapToObj(i -> mailboxes.open(
                        "mailbox-" + i,
                        effort.senders() / SERVERS,
                        servers.get(i).port()))
                .flatMap(List::stream)
                .toList();
        String name = String.format(Locale.ROOT, "%,d mailboxes", senders.size());
        List<Figure> figures = new ArrayList<>();
        try (Dispatching dispatching = new Dispatching(subject.bench(), 1, configuration(mailboxes, servers))) {
            for (int instances = 1; instances <= 2; instances++) {
                dispatching.start();
                Throughput throughput = new Throughput(postfix, dispatching, senders, effort, name);
                throughput.warmUp();
                FILES.forEach(bytes -> figures.add(throughput.measure(bytes)));
            }
        }
        return figures;
    }

    private static Map<String, String> configuration(Mailboxes mailboxes, List<MailSink> servers) {
        String ports =
                servers.stream().map(server -> Integer.toString(server.port())).collect(Collectors.joining(","));
        return Map.of("quarkus.rest-client.settings.url", mailboxes.url(), "facteur.network.allowed-ports", ports);
    }
}
