package dev.facteur.local;

import dev.facteur.embedded.Database;
import dev.facteur.embedded.EmbeddedMail;
import dev.facteur.embedded.FreePort;
import dev.facteur.embedded.Reaper;
import dev.facteur.model.SenderKey;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The embedded parts on free ports, and beside them the services as they are shipped: for whoever measures these. */
public final class Bench implements AutoCloseable {
    private static final Duration TOKEN_VALIDITY = Duration.ofDays(1);

    private final Ports ports;
    private final Startup startup;
    private final EmbeddedParts parts;
    private final Services services;
    private final Reaper reaper;

    private Bench(Ports ports, Startup startup, EmbeddedParts parts, Services services, Reaper reaper) {
        this.ports = ports;
        this.startup = startup;
        this.parts = parts;
        this.services = services;
        this.reaper = reaper;
    }

    /**
     * Starts the parts; the services come when they are asked for.
     *
     * @param root of the project, with the packaged services
     * @param work a directory of its own, gone afterwards
     * @param logs kept
     * @throws CannotRun if anything did not come up; nothing is left running then
     */
    public static Bench start(Path root, Path work, Path logs) {
        PartsLog.writeTo(logs.resolve("embedded-parts.log"));
        Ports ports = Ports.free();
        Reaper reaper = Reaper.of(work);
        Startup startup = new Startup(new PlainProgress(Terminal.standard(System.getenv())));
        try {
            EmbeddedParts parts = EmbeddedParts.start(ports, startup);
            StackSetup setup = new StackSetup(ports, root, work, logs);
            return new Bench(
                    ports, startup, parts, new Services(setup, new Configuration(ports, parts), reaper), reaper);
        } catch (RuntimeException failed) {
            startup.close();
            reaper.close();
            throw failed;
        }
    }

    public EmbeddedMail mail() {
        return parts.mail();
    }

    public String settingsUrl() {
        return ports.url(Port.SETTINGS);
    }

    /**
     * Starts settings-service and returns when it is ready.
     *
     * @param different keys of the operator's table that a stack usually sets otherwise
     */
    public ServiceProcess startSettings(Map<String, String> different) {
        var starting =
                startup.begin(Part.SETTINGS, () -> services.startSettings(different), _ -> ports.url(Port.SETTINGS));
        Startup.await(starting);
        return starting.join();
    }

    /**
     * Starts one of several dispatch-services that share the work, and returns when it is ready.
     *
     * @param instance from 1; one that was closed may be followed by another of the same number
     * @param different keys of the operator's table that a stack usually sets otherwise
     */
    public ServiceProcess startDispatch(int instance, Map<String, String> different) {
        var starting = startup.begin(
                Part.DISPATCH,
                () -> services.startReplica(Part.DISPATCH.title() + "-" + instance, FreePort.take(), different),
                _ -> "no. " + instance);
        Startup.await(starting);
        return starting.join();
    }

    /** {@code host:port} of the broker. */
    public String bootstrapServers() {
        return parts.kafka().bootstrapServers();
    }

    /** Opens a connection to the ledger, as dispatch-service has it. */
    public Connection ledger() throws SQLException {
        return connect(Database.DISPATCH);
    }

    /** Opens a connection to the profiles, as settings-service has it. */
    public Connection profiles() throws SQLException {
        return connect(Database.SETTINGS);
    }

    private Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(
                parts.postgres().jdbcUrl(database), database.username(), database.password());
    }

    /** A token of this user, with a day to live. */
    public String token(SenderKey sender) {
        return token(sender, List.of());
    }

    /** A token of this user as an operator, with a day to live. */
    public String operatorToken(SenderKey sender) {
        return token(sender, List.of("operator"));
    }

    private String token(SenderKey sender, List<String> roles) {
        Map<String, Object> claims = Map.of("tenant", sender.tenantId().value(), "groups", roles);
        return parts.oidc().tokenFor(sender.senderId().value(), claims, TOKEN_VALIDITY);
    }

    @Override
    public void close() {
        startup.close();
        reaper.close();
    }
}
