package dev.facteur.benchmark.subject;

import dev.facteur.benchmark.server.MailServer;
import dev.facteur.benchmark.server.Person;
import dev.facteur.embedded.TestAuthority;
import dev.facteur.embedded.debian.PostfixAndDovecot;
import dev.facteur.local.Bench;
import dev.facteur.local.ServiceProcess;
import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is measured: the services as they are shipped, and the servers their users may have. */
public final class Subject implements AutoCloseable {
    private static final TenantId TENANT = new TenantId("benchmark");

    private final Bench bench;
    private final Optional<PostfixAndDovecot> debian;
    private final ServerSocket silent;
    private final List<MailServer> servers;
    private final SettingsApi api;
    private @Nullable ServiceProcess settings;
    private int people;

    private Subject(Bench bench, Optional<PostfixAndDovecot> debian, ServerSocket silent, List<MailServer> servers) {
        this.bench = bench;
        this.debian = debian;
        this.silent = silent;
        this.servers = List.copyOf(servers);
        this.api = new SettingsApi(bench.settingsUrl());
    }

    /**
     * Starts the servers; the services come when they are asked for.
     *
     * @param root of the project, with the packaged services
     * @param work a directory of its own, gone afterwards
     */
    public static Subject start(Path root, Path work, Path logs) {
        Bench bench = Bench.start(root, work, logs);
        Optional<PostfixAndDovecot> debian = Optional.empty();
        try {
            debian = postfixAndDovecot(bench.mail().authority());
            List<MailServer> servers = new ArrayList<>(MailServer.of(bench.mail()));
            debian.map(MailServer::of).ifPresent(servers::add);
            return new Subject(bench, debian, silentServer(), servers);
        } catch (RuntimeException failed) {
            debian.ifPresent(PostfixAndDovecot::close);
            bench.close();
            throw failed;
        }
    }

    private static Optional<PostfixAndDovecot> postfixAndDovecot(TestAuthority authority) {
        Optional<String> obstacle = PostfixAndDovecot.obstacle();
        obstacle.ifPresent(sentence -> System.out.println("  Left out: " + sentence));
        return obstacle.isPresent()
                ? Optional.empty()
                : Optional.of(PostfixAndDovecot.start(authority, authority.issue("localhost")));
    }

    /** Takes connections and never says a word. */
    private static ServerSocket silentServer() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> configuration(List<MailServer> servers, ServerSocket silent) {
        String ports = Stream.concat(servers.stream().flatMap(MailServer::ports), Stream.of(silent.getLocalPort()))
                .distinct()
                .map(String::valueOf)
                .collect(Collectors.joining(","));
        return Map.of(
                "facteur.network.allowed-ports", ports,
                // Nobody in the world checks so often.
                "facteur.check.burst", "1000000",
                "facteur.check.refill", "1ms");
    }

    public List<MailServer> servers() {
        return servers;
    }

    public TestAuthority authority() {
        return bench.mail().authority();
    }

    /** Where a server takes connections and never says a word. */
    public int silentPort() {
        return silent.getLocalPort();
    }

    /** Started when it is first asked for. */
    public ServiceProcess settings() {
        ServiceProcess running = settings;
        if (running == null) {
            running = bench.startSettings(configuration(servers, silent));
            settings = running;
        }
        return running;
    }

    /** The parts, beside which dispatch-service can be started. */
    public Bench bench() {
        return bench;
    }

    public ProcessUse use() {
        return new ProcessUse(settings().handle());
    }

    public SettingsApi api() {
        settings();
        return api;
    }

    /** Somebody nobody has met before, with an account at the server. */
    public Person newcomer(MailServer server) {
        people++;
        var key = new SenderKey(TENANT, new SenderId("sender-" + people));
        var person = new Person("sender-" + people + "@" + PostfixAndDovecot.DOMAIN, "correct horse", bench.token(key));
        server.accounts().accept(person.address(), person.password());
        return person;
    }

    @Override
    public void close() {
        debian.ifPresent(PostfixAndDovecot::close);
        bench.close();
        try {
            silent.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
