package dev.facteur.benchmark.scenario;

import dev.facteur.benchmark.figure.Figure;
import dev.facteur.benchmark.figure.Goal;
import dev.facteur.benchmark.load.Stopwatch;
import dev.facteur.benchmark.server.Person;
import dev.facteur.benchmark.subject.Dispatching;
import dev.facteur.benchmark.subject.LargeTable;
import dev.facteur.benchmark.subject.LedgerUse;
import dev.facteur.benchmark.subject.People;
import dev.facteur.benchmark.subject.ProcessUse;
import dev.facteur.benchmark.subject.SettingsApi;
import dev.facteur.benchmark.subject.Subject;
import dev.facteur.embedded.sink.MailSink;
import dev.facteur.local.Bench;
import dev.facteur.local.CannotRun;
import dev.facteur.local.ServiceProcess;
import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.TenantId;
import dev.facteur.model.document.OnUncertain;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Very many senders who have saved preferences: how both services publish, copy, keep and find their profiles. */
final class ManyProfiles implements Scenario {
    private static final TenantId TENANT = new TenantId("many");
    private static final int PEOPLE = 8;
    private static final int REQUESTS = 2_000;
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final double NANOS_IN_SECOND = 1e9;
    private static final double THOUSAND = 1_000;
    private static final String PEAK = "peak MiB";
    private static final String UNPUBLISHED = """
            select count(*) from publication l join sender_profile p using (tenant_id, sender_id)
            where p.version <> l.published_version""";
    private static final String COPIED = "select coalesce(sum(next_offset), 0) from profile_position";

    @Override
    public String title() {
        return "very many profiles";
    }

    @Override
    public List<Figure> measure(Subject subject, Effort effort) {
        int count = effort.scale().profiles();
        String name = String.format(Locale.ROOT, "%,d profiles: ", count);
        List<Figure> figures = new ArrayList<>();
        subject.settings();
        fill(subject.bench(), count);
        figures.add(published(name + "published by settings-service", subject, count));
        figures.add(reads(name + "own read", subject, effort, count));
        try (MailSink sink = MailSink.cleartext();
                Dispatching dispatching = new Dispatching(subject.bench(), sink)) {
            figures.addAll(starts(name, dispatching));
            figures.add(publishedAgain(name + "published again", subject, dispatching, count));
            figures.add(
                    lookedUp(name + "documents of as many senders as there are requests", subject, dispatching, count));
        }
        return figures;
    }

    private static void fill(Bench bench, int count) {
        try (Connection profiles = bench.profiles()) {
            for (String sql :
                    LargeTable.statement(ManyProfiles.class, "profiles.sql").split(";\n", -1)) {
                try (PreparedStatement statement = profiles.prepareStatement(sql)) {
                    statement.setInt(1, count);
                    statement.executeUpdate();
                }
            }
        } catch (SQLException e) {
            throw new CannotRun("The profiles cannot be written: " + e.getMessage(), e);
        }
    }

    private static Figure published(String name, Subject subject, int count) {
        subject.use().forgetPeak();
        Duration cpu = subject.use().cpu();
        Duration took = Stopwatch.time(() -> await(() -> number(profiles(subject.bench()), UNPUBLISHED) == 0));
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("a second", count / seconds(took));
        values.put("CPU s per 1,000", seconds(subject.use().cpu().minus(cpu)) / count * THOUSAND);
        values.put(PEAK, subject.use().peakMemory().orElse(0));
        return new Figure(name, "", values).with(Goal.atMost(PEAK, 400));
    }

    private static Figure reads(String name, Subject subject, Effort effort, int count) {
        List<Person> people = IntStream.range(0, PEOPLE)
                .map(i -> i * (count / PEOPLE))
                .mapToObj(i -> new Person(
                        "sender-" + i + "@application.example",
                        "",
                        subject.bench().token(key(i))))
                .toList();
        return new People(people)
                .figure(
                        name,
                        subject,
                        effort.window(),
                        person -> SettingsApi.require(200, subject.api().read(person)));
    }

    /** The first reads all profiles, the second finds them in the database. */
    private static List<Figure> starts(String name, Dispatching dispatching) {
        publishOne(dispatching, "first");
        ServiceProcess[] service = new ServiceProcess[1];
        Duration first = Stopwatch.time(() -> {
            service[0] = dispatching.start();
            dispatching.awaitEndings(1);
        });
        service[0].close();
        publishOne(dispatching, "second");
        Duration second = Stopwatch.time(() -> {
            service[0].restart();
            dispatching.awaitEndings(2);
        });
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("the first time", seconds(first));
        values.put("again", seconds(second));
        return List.of(new Figure(name + "start of dispatch-service to the first mail", "s", values));
    }

    private static void publishOne(Dispatching dispatching, String requestId) {
        dispatching.documents().publish("many-" + requestId, key(0), 0, OnUncertain.RESEND);
        dispatching.documents().flush();
    }

    private static Figure publishedAgain(String name, Subject subject, Dispatching dispatching, int count) {
        ProcessUse use = dispatching.uses().getFirst();
        use.forgetPeak();
        Duration cpu = use.cpu();
        long before = number(ledger(subject.bench()), COPIED);
        Duration took = Stopwatch.time(() -> {
            update(subject.bench(), "update publication set published_version = 0");
            await(() -> number(ledger(subject.bench()), COPIED) >= before + count);
        });
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("copied a second", count / seconds(took));
        values.put("CPU s per 1,000", seconds(use.cpu().minus(cpu)) / count * THOUSAND);
        values.put(PEAK, use.peakMemory().orElse(0));
        return new Figure(name, "", values).with(Goal.atMost(PEAK, 400));
    }

    private static Figure lookedUp(String name, Subject subject, Dispatching dispatching, int count) {
        int before = dispatching.endings().count();
        LedgerUse ledger = LedgerUse.whenCalm(subject.bench());
        Duration took = Stopwatch.time(() -> {
            IntStream.range(0, REQUESTS)
                    .forEach(i -> dispatching
                            .documents()
                            .publish("looked-up-" + i, key(i * 31 % count), 0, OnUncertain.RESEND));
            dispatching.documents().flush();
            dispatching.awaitEndings(before + REQUESTS);
        });
        LedgerUse used = LedgerUse.whenCalm(subject.bench()).since(ledger);
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("a second", REQUESTS / seconds(took));
        values.put("blocks each", (double) used.blocks() / REQUESTS);
        return new Figure(name, "", values);
    }

    private static SenderKey key(int i) {
        return new SenderKey(TENANT, new SenderId("sender-" + i));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / NANOS_IN_SECOND;
    }

    private static Connection profiles(Bench bench) {
        try {
            return bench.profiles();
        } catch (SQLException e) {
            throw new CannotRun("The profiles cannot be read: " + e.getMessage(), e);
        }
    }

    private static Connection ledger(Bench bench) {
        try {
            return bench.ledger();
        } catch (SQLException e) {
            throw new CannotRun("The ledger cannot be read: " + e.getMessage(), e);
        }
    }

    private static void update(Bench bench, String sql) {
        try (Connection connection = profiles(bench);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new CannotRun("The profiles cannot be written: " + e.getMessage(), e);
        }
    }

    private static long number(Connection opened, String sql) {
        try (Connection connection = opened;
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new CannotRun("A database cannot be read: " + e.getMessage(), e);
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new CannotRun("Profiles were not published within %d s.".formatted(PATIENCE.toSeconds()));
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
