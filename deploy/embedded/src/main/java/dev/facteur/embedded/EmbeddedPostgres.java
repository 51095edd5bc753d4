package dev.facteur.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server of this machine's own, started from binaries that come as Maven artifacts. Works as root too. */
public final class EmbeddedPostgres implements PostgresPart {

    // The superuser comes in freely from this machine; owners must know their passwords, as in production.
    private static final String ACCESS = """
            local all postgres              trust
            host  all postgres 127.0.0.1/32 trust
            host  all postgres ::1/128      trust
            host  all all      127.0.0.1/32 scram-sha-256
            host  all all      ::1/128      scram-sha-256
            """;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final int port;
    private final TemporaryDirectory directory;
    private final AtExit atExit;
    private boolean closed;
    private io.zonky.test.db.postgres.embedded.@Nullable EmbeddedPostgres server;

    private EmbeddedPostgres(int port) {
        this.port = FreePort.orTake(port);
        PostgresDirectory.enter();
        this.directory = TemporaryDirectory.create("postgres");
        this.atExit = new AtExit("postgres", this::close);
    }

    public static EmbeddedPostgres start() {
        return start(0);
    }

    /** Starts on the given port; 0 takes a free one. */
    public static EmbeddedPostgres start(int port) {
        QuietLogs.install();
        var postgres = new EmbeddedPostgres(port);
        try {
            postgres.restart();
            postgres.createDatabases();
            return postgres;
        } catch (RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    @Override
    public String jdbcUrl(String databaseName) {
        return "jdbc:postgresql://localhost:%d/%s".formatted(port, databaseName);
    }

    public int port() {
        return port;
    }

    @Override
    public synchronized void stop() {
        var running = server;
        server = null;
        if (running != null) {
            try {
                var postmaster = postmaster();
                running.close();
                postmaster.ifPresent(EmbeddedPostgres::awaitEnd);
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL did not stop", e);
            }
        }
    }

    @Override
    public synchronized void restart() {
        stop();
        try {
            server = io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(data())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(PATIENCE)
                    .setServerConfig("unix_socket_directories", directory.path().toString())
                    .setServerConfig("listen_addresses", "localhost")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start on port " + port, e);
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        stop();
        directory.close();
        PostgresDirectory.leave();
        atExit.forget();
    }

    /** The first line of the file is the process id. */
    private Optional<ProcessHandle> postmaster() throws IOException {
        try (var lines = Files.lines(data().resolve("postmaster.pid"))) {
            return lines.findFirst().map(String::strip).map(Long::valueOf).flatMap(ProcessHandle::of);
        }
    }

    /** zonky's stop gives up after five seconds, which a machine under load needs. */
    private static void awaitEnd(ProcessHandle postmaster) {
        try {
            postmaster.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            postmaster.destroyForcibly();
        } catch (InterruptedException e) {
            postmaster.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Path data() {
        return directory.path().resolve("data");
    }

    private void createDatabases() {
        try (var connection = superuser().getConnection();
                var statement = connection.createStatement()) {
            Database.createAll(connection);
            Files.writeString(data().resolve("pg_hba.conf"), ACCESS);
            statement.execute("SELECT pg_reload_conf()");
        } catch (SQLException e) {
            throw new IllegalStateException("The databases were not created", e);
        } catch (IOException e) {
            throw new UncheckedIOException("The access rules were not written", e);
        }
    }

    private synchronized javax.sql.DataSource superuser() {
        var running = server;
        if (running == null) {
            throw new IllegalStateException("PostgreSQL is stopped");
        }
        return running.getPostgresDatabase();
    }
}
