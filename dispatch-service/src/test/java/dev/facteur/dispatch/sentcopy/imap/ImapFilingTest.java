package dev.facteur.dispatch.sentcopy.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.dispatch.sentcopy.imap.FilingOutcome.AlreadyThere;
import dev.facteur.dispatch.sentcopy.imap.FilingOutcome.Filed;
import dev.facteur.dispatch.sentcopy.imap.FilingOutcome.NotNow;
import dev.facteur.dispatch.sentcopy.imap.FilingOutcome.SignInRefused;
import dev.facteur.dispatch.testsupport.ImapClient;
import dev.facteur.embedded.EmbeddedMail;
import dev.facteur.embedded.TestAuthority;
import dev.facteur.model.sender.Authentication;
import dev.facteur.model.sender.HostName;
import dev.facteur.model.sender.ImapServer;
import dev.facteur.model.sender.TransportSecurity;
import dev.facteur.network.CidrRange;
import dev.facteur.network.HostGuard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real IMAP server. */
class ImapFilingTest {
    private static final String PASSWORD = "secret";
    private static final Instant DATE = Instant.parse("2026-11-20T08:30:00Z");
    // 8-bit text, a trailing space, a line of dots and a folded header: whoever writes it anew changes something.
    private static final byte[] CONTENT = """
            Date: Fri, 20 Nov 2026 08:30:00 +0000
            From: =?UTF-8?Q?J=C3=A9r=C3=B4me?= <j@mail.example>
            To: client@example.org,
             other@example.org
            Message-ID: <0123456789abcdef@app.example>
            Subject: Facture
            MIME-Version: 1.0
            Content-Type: text/plain; charset=UTF-8
            Content-Transfer-Encoding: 8bit

            Été\s
            ..
            .
            """.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    private static final MessageToFile MESSAGE =
            new MessageToFile("<0123456789abcdef@app.example>", DATE, CONTENT.length, out -> out.write(CONTENT));

    @SuppressWarnings("NullAway.Init") // started once
    private static EmbeddedMail mail;

    private final String user = UUID.randomUUID() + "@mail.example";

    @BeforeAll
    static void start() {
        mail = EmbeddedMail.start();
    }

    @AfterAll
    static void stop() {
        mail.close();
    }

    @BeforeEach
    void openMailbox() {
        mail.addUser(user, PASSWORD);
    }

    @Test
    void aCopyIsByteIdenticalReadAndDatedAsTheMessage() throws Exception {
        // When
        FilingOutcome outcome = file(server(Optional.empty()), PASSWORD);

        // Then
        assertThat(outcome).isEqualTo(new Filed());
        assertThat(mail.folder(user, "Sent")).singleElement().isEqualTo(CONTENT);
        try (ImapClient client = client()) {
            assertThat(client.only("Sent")).isEqualTo(new ImapClient.Shown(true, false, DATE));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INBOX.Sent", "Éléments envoyés", "INBOX.Messages envoyés", "Отправленные"})
    void findsTheFolderInTheLanguageAndPlaceOfTheServer(String folder) throws Exception {
        // Given
        try (ImapClient client = client()) {
            client.createFolder(folder);
        }

        // When
        FilingOutcome outcome = file(server(Optional.empty()), PASSWORD);

        // Then
        assertThat(outcome).isEqualTo(new Filed());
        assertThat(mail.folder(user, folder)).hasSize(1);
        assertThat(mail.folder(user, "Sent")).isEmpty();
    }

    @Test
    void theFolderThatTheSenderChoseComesFirst() throws Exception {
        // Given
        try (ImapClient client = client()) {
            client.createFolder("Sent");
            client.createFolder("Archives & factures été");
        }

        // When
        FilingOutcome outcome = file(server(Optional.of("Archives & factures été")), PASSWORD);

        // Then
        assertThat(outcome).isEqualTo(new Filed());
        assertThat(mail.folder(user, "Archives & factures été")).hasSize(1);
    }

    @Test
    void aChosenFolderThatIsGoneIsReplacedByTheOneThatIsThere() throws Exception {
        // Given
        try (ImapClient client = client()) {
            client.createFolder("Gesendete Elemente");
        }

        // When
        FilingOutcome outcome = file(server(Optional.of("Gone")), PASSWORD);

        // Then
        assertThat(outcome).isEqualTo(new Filed());
        assertThat(mail.folder(user, "Gesendete Elemente")).hasSize(1);
    }

    @Test
    void whatIsThereIsNotPutThereAgain() {
        // Given
        file(server(Optional.empty()), PASSWORD);

        // When
        FilingOutcome outcome = file(server(Optional.empty()), PASSWORD);

        // Then
        assertThat(outcome).isEqualTo(new AlreadyThere());
        assertThat(mail.folder(user, "Sent")).hasSize(1);
    }

    @Test
    void nothingIsPutThereOnceTheAttemptIsNoLongerOurs() {
        // When
        FilingOutcome outcome = filing(ports()).file(server(Optional.empty()), PASSWORD, MESSAGE, () -> false);

        // Then
        assertThat(outcome).isInstanceOf(NotNow.class);
        assertThat(mail.folder(user, "Sent")).isEmpty();
    }

    @Test
    void aWrongPasswordIsTheSenders() {
        assertThat(file(server(Optional.empty()), "wrong")).isInstanceOf(SignInRefused.class);
    }

    @Test
    void aHostThatMustNotBeContactedIsNot() {
        ImapFiling nowhere = filing(Set.of());
        assertThat(nowhere.file(server(Optional.empty()), PASSWORD, MESSAGE, () -> true))
                .isEqualTo(new NotNow("The IMAP server cannot be contacted"));
    }

    @Test
    void aCertificateOfAnotherHostIsNotAccepted() {
        // Given
        TestAuthority authority = mail.authority();
        try (EmbeddedMail other =
                EmbeddedMail.start(EmbeddedMail.Ports.free(), authority, authority.issue("other.example"))) {
            other.addUser(user, PASSWORD);

            // When
            FilingOutcome outcome = filing(Set.of(other.imapsPort()))
                    .file(
                            server(other.imapsPort(), TransportSecurity.TLS, Optional.empty()),
                            PASSWORD,
                            MESSAGE,
                            () -> true);

            // Then
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            NotNow.class, notNow -> assertThat(notNow.detail()).contains("certificate"));
        }
    }

    @Test
    void withoutStarttlsNoPasswordIsShown() {
        assertThat(file(server(mail.imapPort(), TransportSecurity.STARTTLS, Optional.empty()), PASSWORD))
                .isEqualTo(new NotNow("The IMAP server does not offer STARTTLS"));
    }

    @Test
    void aServerThatNeverAnswersIsNotWaitedForLongerThanTheLimit() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            // When
            long begin = System.nanoTime();
            FilingOutcome outcome = filing(Set.of(silent.getLocalPort()))
                    .file(
                            server(silent.getLocalPort(), TransportSecurity.STARTTLS, Optional.empty()),
                            PASSWORD,
                            MESSAGE,
                            () -> true);

            // Then
            assertThat(outcome).isInstanceOf(NotNow.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void aServerThatDripsIsNotWaitedForLongerThanTheLimit() throws Exception {
        try (ServerSocket dripping = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            // Given
            Thread server = Thread.ofVirtual().start(() -> drip(dripping));

            // When
            FilingOutcome outcome = filing(Set.of(dripping.getLocalPort()))
                    .file(
                            server(dripping.getLocalPort(), TransportSecurity.STARTTLS, Optional.empty()),
                            PASSWORD,
                            MESSAGE,
                            () -> true);

            // Then: the socket is closed too, or the server would drip on
            assertThat(outcome).isEqualTo(new NotNow("The IMAP server took too long"));
            assertThat(server.join(Duration.ofSeconds(10))).isTrue();
        }
    }

    /** Never ends its greeting. Returns when the other side has hung up. */
    private static void drip(ServerSocket dripping) {
        try (Socket socket = dripping.accept()) {
            socket.setSoTimeout(200);
            while (true) {
                socket.getOutputStream().write('*');
                awaitHangUp(socket);
            }
        } catch (IOException hungUp) {
            // as expected
        }
    }

    private static void awaitHangUp(Socket socket) throws IOException {
        try {
            if (socket.getInputStream().read() < 0) {
                throw new IOException("hung up");
            }
        } catch (java.net.SocketTimeoutException stillThere) {
            // one more drop
        }
    }

    private FilingOutcome file(ImapServer server, String password) {
        return filing(ports()).file(server, password, MESSAGE, () -> true);
    }

    private static Set<Integer> ports() {
        return Set.of(mail.imapsPort(), mail.imapPort());
    }

    private static ImapFiling filing(Set<Integer> allowedPorts) {
        return new ImapFiling(
                new HostGuard(allowedPorts, List.of(CidrRange.of("127.0.0.0/8"), CidrRange.of("::1/128"))),
                mail.authority().clientContext(),
                new Limits(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(4)));
    }

    private ImapServer server(Optional<String> sentFolder) {
        return server(mail.imapsPort(), TransportSecurity.TLS, sentFolder);
    }

    private ImapServer server(int port, TransportSecurity security, Optional<String> sentFolder) {
        return new ImapServer(new HostName("localhost"), port, security, user, Authentication.PASSWORD, sentFolder);
    }

    private ImapClient client() throws Exception {
        return new ImapClient(mail, user, PASSWORD);
    }

    private record Limits(Duration connectTimeout, Duration answerTimeout, Duration limit) implements ImapConfig {}
}
