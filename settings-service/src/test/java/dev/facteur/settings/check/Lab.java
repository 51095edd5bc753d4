package dev.facteur.settings.check;

import static dev.facteur.model.sender.TransportSecurity.STARTTLS;
import static dev.facteur.model.sender.TransportSecurity.TLS;

import dev.facteur.embedded.ServerIdentity;
import dev.facteur.embedded.TestAuthority;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.sender.Authentication;
import dev.facteur.model.sender.HostName;
import dev.facteur.model.sender.ImapServer;
import dev.facteur.model.sender.SmtpServer;
import dev.facteur.model.sender.TransportSecurity;
import dev.facteur.network.CidrRange;
import dev.facteur.network.HostGuard;
import dev.facteur.network.NameResolver;
import dev.facteur.settings.check.progress.CheckListener;
import dev.facteur.settings.check.trial.Mailbox;
import dev.facteur.settings.credential.vault.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Servers that misbehave as told, a form, and the check of it; without Quarkus. Every host name that does not end with
 * {@code .invalid} leads to loopback; certificates are for {@code *.example} and some providers' hosts.
 */
final class Lab implements AutoCloseable {
    static final String ADDRESS = "jeanne.martin@client.example";
    static final String PASSWORD = "Zeppelin-42-geheim";

    private static final TestAuthority AUTHORITY = TestAuthority.create();

    private final List<FakeServer> servers = new ArrayList<>();
    private final Set<Integer> ports = new HashSet<>();

    int smtpTlsPort = closedPort();
    int smtpStartTlsPort = closedPort();
    int imapTlsPort = closedPort();
    int imapStartTlsPort = closedPort();
    Duration limit = Duration.ofSeconds(10);
    Clock clock = Clock.systemUTC();

    // The form.
    String address = ADDRESS;
    String smtpHost = "smtp.client.example";
    int smtpPort;
    TransportSecurity smtpSecurity = STARTTLS;
    String smtpUsername = ADDRESS;
    String smtpPassword = PASSWORD;
    boolean imap;
    String imapHost = "imap.client.example";
    int imapPort;
    TransportSecurity imapSecurity = TLS;
    String imapUsername = ADDRESS;
    Optional<String> imapPassword = Optional.empty();
    Optional<String> sentFolder = Optional.empty();
    boolean copyToSent = true;

    /** A submission server that works, at its usual port; the form is for it. */
    FakeServer smtp(TransportSecurity security) {
        FakeServer server = serve(FakeServer.Protocol.SMTP, security, AUTHORITY, names());
        smtpPort = server.port();
        smtpSecurity = security;
        switch (security) {
            case TLS -> smtpTlsPort = server.port();
            case STARTTLS -> smtpStartTlsPort = server.port();
        }
        return server;
    }

    /** Likewise for IMAP. */
    FakeServer imap(TransportSecurity security) {
        FakeServer server = serve(FakeServer.Protocol.IMAP, security, AUTHORITY, names());
        imap = true;
        imapPort = server.port();
        imapSecurity = security;
        switch (security) {
            case TLS -> imapTlsPort = server.port();
            case STARTTLS -> imapStartTlsPort = server.port();
        }
        return server;
    }

    private static String[] names() {
        return new String[] {
            "*.client.example",
            "*.orange.fr",
            "*.free.fr",
            "*.laposte.net",
            "*.office365.com",
            "*.gmail.com",
            "*.mail.me.com"
        };
    }

    /** One whose certificate is signed by somebody else, or for other names. */
    FakeServer serve(
            FakeServer.Protocol protocol, TransportSecurity security, TestAuthority authority, String... names) {
        return serve(protocol, security, authority.issue(names));
    }

    FakeServer serveExpired(TransportSecurity security) {
        return serve(FakeServer.Protocol.SMTP, security, AUTHORITY.issueExpired(names()));
    }

    static TestAuthority authority() {
        return AUTHORITY;
    }

    private FakeServer serve(FakeServer.Protocol protocol, TransportSecurity security, ServerIdentity identity) {
        try {
            FakeServer server = new FakeServer(protocol, security, identity);
            servers.add(server);
            ports.add(server.port());
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port where nobody listens, and where the guard lets one look. */
    int closedPort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ports.add(socket.getLocalPort());
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Mailbox mailbox() {
        SmtpServer smtp =
                new SmtpServer(new HostName(smtpHost), smtpPort, smtpSecurity, smtpUsername, Authentication.PASSWORD);
        Secret password = new Secret(smtpPassword);
        Optional<Mailbox.Imap> reading = imap
                ? Optional.of(new Mailbox.Imap(
                        new ImapServer(
                                new HostName(imapHost),
                                imapPort,
                                imapSecurity,
                                imapUsername,
                                Authentication.PASSWORD,
                                sentFolder),
                        imapPassword.map(Secret::new).orElse(password),
                        imapPassword.isPresent()))
                : Optional.empty();
        return new Mailbox(new EmailAddress(address), smtp, password, reading, imap && copyToSent);
    }

    CheckReport check() {
        return check(Lab::resolve);
    }

    CheckReport check(NameResolver resolver) {
        return check(resolver, CheckListener.NOBODY);
    }

    CheckReport checkHeardBy(CheckListener listener) {
        return check(Lab::resolve, listener);
    }

    private CheckReport check(NameResolver resolver, CheckListener listener) {
        HostGuard guard = new HostGuard(ports, List.of(CidrRange.of("127.0.0.0/8")), resolver, Duration.ofSeconds(5));
        Config config =
                new Config(limit, Duration.ofSeconds(4), smtpTlsPort, smtpStartTlsPort, imapTlsPort, imapStartTlsPort);
        return new MailboxCheck(
                        guard, AUTHORITY.clientContext(), config, new CheckMeters(new SimpleMeterRegistry()), clock)
                .run(mailbox(), listener);
    }

    private static List<InetAddress> resolve(String name) throws UnknownHostException {
        if (name.endsWith(".invalid")
                || name.equals("smtp.gnail.com")
                || name.startsWith("smtp.hotmail")
                || name.equals("smtp.ornage.fr")) {
            throw new UnknownHostException(name);
        }
        return List.of(InetAddress.getLoopbackAddress());
    }

    /** As it would be in the world. */
    String usual(String port) {
        int number = Integer.parseInt(port);
        return number == smtpTlsPort
                ? "465"
                : number == smtpStartTlsPort
                        ? "587"
                        : number == imapTlsPort ? "993" : number == imapStartTlsPort ? "143" : port;
    }

    @Override
    public void close() throws IOException {
        for (FakeServer server : servers) {
            server.close();
        }
    }

    private record Config(
            Duration limit,
            Duration connect,
            int smtpTlsPort,
            int smtpStarttlsPort,
            int imapTlsPort,
            int imapStarttlsPort)
            implements CheckConfig {
        @Override
        public String ehloName() {
            return "settings.example.org";
        }

        @Override
        public int burst() {
            return 10;
        }

        @Override
        public Duration refill() {
            return Duration.ofSeconds(30);
        }
    }
}
