package dev.facteur.benchmark.scenario;

import dev.facteur.benchmark.figure.Figure;
import dev.facteur.benchmark.figure.Goal;
import dev.facteur.benchmark.figure.Latencies;
import dev.facteur.benchmark.load.Stopwatch;
import dev.facteur.benchmark.subject.DeliveriesApi;
import dev.facteur.benchmark.subject.Dispatching;
import dev.facteur.benchmark.subject.LargeTable;
import dev.facteur.benchmark.subject.LedgerUse;
import dev.facteur.benchmark.subject.Subject;
import dev.facteur.embedded.sink.MailSink;
import dev.facteur.local.CannotRun;
import dev.facteur.local.Mailboxes;
import dev.facteur.local.ServiceProcess;
import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.TenantId;
import dev.facteur.model.document.OnUncertain;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A month's ledger of a large application: a request, the looks every second, and searches cost what they cost at the start. */
final class LargeLedger implements Scenario {
    private static final int REQUESTS = 2_000;
    private static final int SENDERS = 100;
    private static final Duration IDLE = Duration.ofSeconds(20);
    private static final double NANOS_IN_MILLI = 1e6;
    private static final int MEDIAN = 50;
    private static final int TIMES = 5;
    private static final int OK = 200;
    private static final String RATIO = "×";
    private static final SenderKey ASKING = new SenderKey(new TenantId("tenant-6"), new SenderId("sender-6"));
    private static final List<String> SEARCHES = List.of(
            "",
            "?tenant=tenant-6",
            "?tenant=nobody",
            "?tenant=tenant-6&state=FAILED",
            "?tenant=nobody&state=HELD",
            "?state=HELD",
            "?reason=AUTHENTICATION_EXPIRED",
            "?reason=RETRY",
            "?cause=SERVER_UNREACHABLE",
            "?cause=EXPIRED",
            "?whoActs=OPERATOR",
            "?document=F-1234",
            "?mine=true",
            "/summary",
            "/summary?tenant=tenant-6",
            "/count?reason=AUTHENTICATION_EXPIRED",
            "/tenant-6/invoice-2026-000000006");

    @Override
    public String title() {
        return "a large ledger (minutes to fill it)";
    }

    @Override
    public List<Figure> measure(Subject subject, Effort effort) {
        int deliveries = effort.scale().deliveries();
        try (MailSink sink = MailSink.cleartext();
                MailSink server = MailSink.tls(subject.authority().issue("localhost"), Duration.ZERO);
                Mailboxes mailboxes = new Mailboxes(subject.bench().bootstrapServers());
                Dispatching dispatching =
                        new Dispatching(subject.bench(), sink.port(), configuration(mailboxes, server))) {
            ServiceProcess service = dispatching.start();
            List<SenderKey> byMailbox = mailboxes.open("large", SENDERS, server.port());
            send(subject, dispatching, "warm", byMailbox);
            Cost before = cost(subject, dispatching, "before", byMailbox);
            service.close();
            fill(subject, deliveries);
            service.restart();
            send(subject, dispatching, "warm-again", byMailbox);
            Cost after = cost(subject, dispatching, "after", byMailbox);
            String name = String.format(Locale.ROOT, "%,d deliveries in the ledger", deliveries);
            return Stream.concat(
                            figures(name, before, after).stream(),
                            searches(
                                    name,
                                    new DeliveriesApi(
                                            service.url(), subject.bench().operatorToken(ASKING)))
                                    .stream())
                    .toList();
        }
    }

    private static Map<String, String> configuration(Mailboxes mailboxes, MailSink server) {
        return Map.of(
                "quarkus.rest-client.settings.url", mailboxes.url(),
                "facteur.network.allowed-ports", Integer.toString(server.port()));
    }

    private static void fill(Subject subject, int deliveries) {
        try (Connection ledger = subject.bench().ledger()) {
            LargeTable.fill(ledger, deliveries, LargeTable.statement(LargeLedger.class, "ledger.sql"));
        } catch (SQLException e) {
            throw new CannotRun("The ledger cannot be filled: " + e.getMessage(), e);
        }
    }

    /** By the relay, by mailboxes, and with nothing to do. */
    private static Cost cost(Subject subject, Dispatching dispatching, String name, List<SenderKey> byMailbox) {
        List<SenderKey> byRelay = IntStream.range(0, SENDERS)
                .mapToObj(i -> new SenderKey(new TenantId("benchmark"), new SenderId("sender-" + i)))
                .toList();
        LedgerUse relay = send(subject, dispatching, name + "-relay", byRelay);
        LedgerUse mailbox = send(subject, dispatching, name + "-mailbox", byMailbox);
        LedgerUse begin = LedgerUse.whenCalm(subject.bench());
        LockSupport.parkNanos(IDLE.toNanos());
        LedgerUse idle = LedgerUse.whenCalm(subject.bench()).since(begin);
        return new Cost(relay, mailbox, idle);
    }

    private static LedgerUse send(Subject subject, Dispatching dispatching, String prefix, List<SenderKey> senders) {
        LedgerUse begin = LedgerUse.whenCalm(subject.bench());
        int before = dispatching.endings().count();
        IntStream.range(0, REQUESTS)
                .forEach(i -> dispatching
                        .documents()
                        .publish(prefix + "-" + i, senders.get(i % senders.size()), 0, OnUncertain.RESEND));
        dispatching.documents().flush();
        dispatching.awaitEndings(before + REQUESTS);
        return LedgerUse.whenCalm(subject.bench()).since(begin);
    }

    private static List<Figure> figures(String name, Cost before, Cost after) {
        return List.of(
                blocks(name + ": blocks per request by the relay", REQUESTS, before.relay(), after.relay()),
                blocks(name + ": blocks per request by a mailbox", REQUESTS, before.mailbox(), after.mailbox()),
                blocks(
                        name + ": blocks a second with nothing to do",
                        (double) IDLE.toSeconds(),
                        before.idle(),
                        after.idle()),
                cpu(name + ": PostgreSQL's CPU ms per request by the relay", before.relay(), after.relay()),
                cpu(name + ": PostgreSQL's CPU ms per request by a mailbox", before.mailbox(), after.mailbox()));
    }

    /** Some more: a tree of twenty million is two levels higher than one of a few thousand. */
    private static Figure blocks(String name, double of, LedgerUse before, LedgerUse after) {
        return compared(name, before.blocks() / of, after.blocks() / of).with(Goal.atMost(RATIO, 2));
    }

    private static Figure cpu(String name, LedgerUse before, LedgerUse after) {
        return compared(
                name,
                before.cpu().toNanos() / NANOS_IN_MILLI / REQUESTS,
                after.cpu().toNanos() / NANOS_IN_MILLI / REQUESTS);
    }

    private static Figure compared(String name, double before, double after) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("empty", before);
        values.put("full", after);
        values.put(RATIO, before > 0 ? after / before : 1);
        return new Figure(name, "", values);
    }

    private static List<Figure> searches(String name, DeliveriesApi api) {
        return SEARCHES.stream()
                .map(search -> {
                    String path = "/deliveries" + search;
                    List<Duration> times = Stream.generate(() -> Stopwatch.time(() -> require(path, api.get(path))))
                            .limit(TIMES)
                            .toList();
                    Latencies latencies = new Latencies(times);
                    Map<String, Double> values = new LinkedHashMap<>();
                    values.put("median", latencies.percentile(MEDIAN));
                    values.put("max", latencies.max());
                    return new Figure(name + ": GET " + path, "ms", values).with(Goal.atMost("median", 200));
                })
                .toList();
    }

    private static void require(String path, int status) {
        if (status != OK) {
            throw new CannotRun("dispatch-service answered %d to %s".formatted(status, path));
        }
    }

    private record Cost(LedgerUse relay, LedgerUse mailbox, LedgerUse idle) {}
}
