package dev.facteur.benchmark.subject;

import dev.facteur.benchmark.load.Documents;
import dev.facteur.benchmark.load.Endings;
import dev.facteur.embedded.sink.MailSink;
import dev.facteur.local.Bench;
import dev.facteur.local.CannotRun;
import dev.facteur.local.ServiceProcess;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** One scenario's dispatch-services, as many as it likes, and the work they are given; all gone with it. */
public final class Dispatching implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(5);

    private final Bench bench;
    private final Map<String, String> configuration;
    private final Documents documents;
    private final Endings endings;
    private final List<ServiceProcess> instances = new ArrayList<>();

    /** @param different keys of the operator's table that a stack usually sets otherwise */
    public Dispatching(Bench bench, int relayPort, Map<String, String> different) {
        this.bench = bench;
        this.configuration = new HashMap<>(different);
        configuration.put("facteur.relay.port", Integer.toString(relayPort));
        this.documents = new Documents(bench.bootstrapServers());
        this.endings = Endings.follow(bench.bootstrapServers());
    }

    public Dispatching(Bench bench, MailSink relay) {
        this(bench, relay.port(), Map.of());
    }

    /** Starts another one and returns when it is ready. */
    public ServiceProcess start() {
        ServiceProcess instance = bench.startDispatch(instances.size() + 1, configuration);
        instances.add(instance);
        return instance;
    }

    public Documents documents() {
        return documents;
    }

    public Endings endings() {
        return endings;
    }

    /** What each instance takes of the machine. */
    public List<ProcessUse> uses() {
        return instances.stream()
                .map(instance -> new ProcessUse(instance.handle()))
                .toList();
    }

    /** Returns when so many requests have ended since this began. */
    public void awaitEndings(int count) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (endings.count() < count) {
            if (System.nanoTime() > deadline) {
                throw new CannotRun("Documents did not end within %d s: %d of %d."
                        .formatted(PATIENCE.toSeconds(), endings.count(), count));
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** The requests that some process has under way, as far as the ledger knows. */
    public List<String> underWay() {
        try (Connection ledger = bench.ledger();
                Statement statement = ledger.createStatement();
                ResultSet rows = statement.executeQuery("select request_id from delivery where owner is not null")) {
            List<String> requestIds = new ArrayList<>();
            while (rows.next()) {
                requestIds.add(rows.getString(1));
            }
            return requestIds;
        } catch (SQLException e) {
            throw new CannotRun("The ledger cannot be read: " + e.getMessage(), e);
        }
    }

    /** Ends the services and forgets what they had to do: the next scenario begins with nothing. */
    @Override
    public void close() {
        instances.forEach(ServiceProcess::stop);
        instances.forEach(ServiceProcess::close);
        endings.close();
        documents.close();
        try (Connection ledger = bench.ledger();
                Statement statement = ledger.createStatement()) {
            statement.execute("truncate delivery cascade");
        } catch (SQLException e) {
            throw new CannotRun("The ledger cannot be emptied: " + e.getMessage(), e);
        }
    }
}
