package dev.facteur.local;

import dev.facteur.embedded.Database;
import dev.facteur.embedded.EmbeddedMail;
import dev.facteur.embedded.Reaper;
import dev.facteur.embedded.partner.EmbeddedPartner;
import dev.facteur.model.SenderKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The whole product, running: the embedded parts in this JVM, both services as processes of their own. */
final class Stack implements AutoCloseable {
    private static final Duration TOKEN_VALIDITY = Duration.ofDays(30);

    private final Ports ports;
    private final EmbeddedParts parts;
    private final ServiceProcess settings;
    private final ServiceProcess dispatch;
    private final Services services;
    private final Startup startup;

    private Stack(
            Ports ports,
            EmbeddedParts parts,
            Services services,
            ServiceProcess settings,
            ServiceProcess dispatch,
            Startup startup) {
        this.ports = ports;
        this.parts = parts;
        this.services = services;
        this.settings = settings;
        this.dispatch = dispatch;
        this.startup = startup;
    }

    /**
     * Starts everything and returns when all of it is ready.
     *
     * @throws CannotRun if anything did not come up; nothing is left running then
     */
    static Stack start(StackSetup setup, Reaper reaper, Progress progress) {
        Startup startup = new Startup(progress);
        Ports ports = setup.ports();
        try {
            EmbeddedParts parts = EmbeddedParts.start(ports, startup);
            Services services = new Services(setup, new Configuration(ports, parts), reaper);
            var settings = startup.begin(Part.SETTINGS, services::startSettings, _ -> ports.url(Port.SETTINGS));
            var dispatch = startup.begin(Part.DISPATCH, services::startDispatch, _ -> ports.url(Port.DISPATCH));
            Startup.await(settings, dispatch);
            return new Stack(ports, parts, services, settings.join(), dispatch.join(), startup);
        } catch (RuntimeException failed) {
            startup.close();
            throw failed;
        }
    }

    Ports ports() {
        return ports;
    }

    String bootstrapServers() {
        return parts.kafka().bootstrapServers();
    }

    EmbeddedMail mail() {
        return parts.mail();
    }

    EmbeddedPartner google() {
        return parts.google();
    }

    EmbeddedPartner microsoft() {
        return parts.microsoft();
    }

    ServiceProcess settings() {
        return settings;
    }

    ServiceProcess dispatch() {
        return dispatch;
    }

    /** Another process of dispatch-service; whoever starts it closes it. See {@link Services#startReplica}. */
    ServiceProcess startDispatchReplica(String name, int port, Map<String, String> different) {
        return services.startReplica(name, port, different);
    }

    /** Likewise of settings-service. */
    ServiceProcess startSettingsReplica(String name, int port, Map<String, String> different) {
        return services.startSettingsReplica(name, port, different);
    }

    Path settingsKeyset() {
        return services.keyset(Part.SETTINGS);
    }

    String jdbcUrl(Database database) {
        return parts.postgres().jdbcUrl(database);
    }

    /** A token of this user, with a month to live. */
    String token(SenderKey sender, String... roles) {
        Map<String, Object> claims = Map.of("tenant", sender.tenantId().value(), "groups", List.of(roles));
        return parts.oidc().tokenFor(sender.senderId().value(), claims, TOKEN_VALIDITY);
    }

    SettingsApi settingsApi(SenderKey sender) {
        return new SettingsApi(ports.url(Port.SETTINGS), token(sender));
    }

    /** Completes with the service that ended by itself. */
    CompletableFuture<ServiceProcess> serviceEnded() {
        return CompletableFuture.anyOf(settings.ended(), dispatch.ended()).thenApply(ServiceProcess.class::cast);
    }

    @Override
    public void close() {
        settings.stop();
        dispatch.stop();
        startup.close();
    }
}
