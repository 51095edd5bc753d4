package dev.facteur.settings.discovery.guess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.embedded.EmbeddedMail;
import dev.facteur.embedded.TestAuthority;
import dev.facteur.model.sender.HostName;
import dev.facteur.model.sender.TransportSecurity;
import dev.facteur.network.CidrRange;
import dev.facteur.network.HostGuard;
import dev.facteur.settings.discovery.server.FoundServer;
import dev.facteur.settings.discovery.server.UsernameTemplate;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ServerProbeTest {
    @SuppressWarnings("NullAway.Init")
    private static EmbeddedMail mail;

    @BeforeAll
    static void start() {
        mail = EmbeddedMail.start();
    }

    @AfterAll
    static void close() {
        mail.close();
    }

    private static ServerProbe probe(SSLContext tls) {
        Set<Integer> ports = Set.of(mail.submissionPort(), mail.submissionsPort(), mail.imapsPort(), mail.imapPort());
        HostGuard guard = new HostGuard(
                ports,
                List.of(CidrRange.of("127.0.0.0/8")),
                name -> List.of(InetAddress.ofLiteral("127.0.0.1")),
                Duration.ofSeconds(5));
        return new ServerProbe(guard, tls, new TenSeconds(), "[127.0.0.1]");
    }

    private static FoundServer server(String host, int port, TransportSecurity security) {
        return new FoundServer(new HostName(host), port, security, UsernameTemplate.WHOLE_ADDRESS);
    }

    @Test
    void findsServersThatAnswerWithACertificateForTheirName() {
        ServerProbe probe = probe(mail.authority().clientContext());

        assertThat(probe.takesSubmissions(server("smtp.example.test", mail.submissionsPort(), TransportSecurity.TLS)))
                .isTrue();
        assertThat(probe.takesSubmissions(
                        server("smtp.example.test", mail.submissionPort(), TransportSecurity.STARTTLS)))
                .isTrue();
        assertThat(probe.speaksImap(server("imap.example.test", mail.imapsPort(), TransportSecurity.TLS)))
                .isTrue();
    }

    @Test
    void aCertificateForAnotherNameOrOfAStrangerIsNoAnswer() {
        ServerProbe probe = probe(mail.authority().clientContext());
        ServerProbe distrustful = probe(TestAuthority.create().clientContext());

        assertThat(probe.takesSubmissions(server("smtp.elsewhere.test", mail.submissionsPort(), TransportSecurity.TLS)))
                .isFalse();
        assertThat(probe.speaksImap(server("imap.elsewhere.test", mail.imapsPort(), TransportSecurity.TLS)))
                .isFalse();
        assertThat(distrustful.takesSubmissions(
                        server("smtp.example.test", mail.submissionsPort(), TransportSecurity.TLS)))
                .isFalse();
        assertThat(distrustful.speaksImap(server("imap.example.test", mail.imapsPort(), TransportSecurity.TLS)))
                .isFalse();
    }

    @Test
    void anotherProtocolIsNoAnswer() {
        ServerProbe probe = probe(mail.authority().clientContext());

        assertThat(probe.speaksImap(server("imap.example.test", mail.submissionsPort(), TransportSecurity.TLS)))
                .isFalse();
        assertThat(probe.speaksImap(server("imap.example.test", mail.imapPort(), TransportSecurity.STARTTLS)))
                .isFalse();
        assertThat(probe.takesSubmissions(server("smtp.example.test", mail.imapsPort(), TransportSecurity.TLS)))
                .isFalse();
    }

    @Test
    void aHostThatMustNotBeContactedIsNoAnswer() {
        ServerProbe probe = probe(mail.authority().clientContext());

        assertThat(probe.takesSubmissions(server("smtp.example.test", 22, TransportSecurity.TLS)))
                .isFalse();
        assertThat(probe.speaksImap(server("imap.example.test", 22, TransportSecurity.TLS)))
                .isFalse();
    }

    private record TenSeconds() implements GuessConfig {
        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public Duration limit() {
            return Duration.ofSeconds(10);
        }
    }
}
