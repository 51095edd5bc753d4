package dev.facteur.dispatch.delivery.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.dispatch.compose.ComposedMessage;
import dev.facteur.dispatch.compose.Content;
import dev.facteur.dispatch.compose.SenderIdentity;
import dev.facteur.dispatch.delivery.DeliveryOutcome;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Accepted;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Deferred;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.NamedAddress;
import dev.facteur.network.HostVerdict;
import dev.facteur.submission.ConnectionSecurity;
import dev.facteur.submission.ConversationSettings;
import dev.facteur.submission.Login;
import dev.facteur.submission.SubmissionServer;
import dev.facteur.submission.Timeouts;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections that wait for the next message, and what servers do to them meanwhile. */
class SmtpTransportTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final ImpatientServer server = new ImpatientServer();
    private final AdjustableClock clock = new AdjustableClock();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void oneConnectionServesManyMessages() throws Exception {
        SmtpTransport transport = transport();
        for (int i = 0; i < 3; i++) {
            assertThat(submit(transport)).isInstanceOf(Accepted.class);
        }
        assertThat(server.connections()).isEqualTo(1);
        assertThat(server.messages()).isEqualTo(3);
    }

    @Test
    void aServerThatClosesAnIdleConnectionWith421IsNoFailure() throws Exception {
        // Given
        SmtpTransport transport = transport();
        submit(transport);

        // When
        server.closeIdleWith("421 4.4.2 Error: timeout exceeded");
        DeliveryOutcome outcome = submit(transport);

        // Then
        assertThat(outcome).isInstanceOf(Accepted.class);
        assertThat(server.connections()).isEqualTo(2);
        assertThat(server.messages()).isEqualTo(2);
    }

    @Test
    void aServerThatAnswersTheNextMessageWith421IsAskedOnANewConnection() throws Exception {
        // Given
        SmtpTransport transport = transport();
        submit(transport);

        // When
        server.answerNextMailWith("421 4.7.0 Too long idle, closing connection");
        DeliveryOutcome outcome = submit(transport);

        // Then
        assertThat(outcome).isInstanceOf(Accepted.class);
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void aNewConnectionThatIsAnsweredWith421IsWaitedFor() throws Exception {
        server.answerNextMailWith("421 4.7.0 Try again later");
        assertThat(submit(transport())).isInstanceOf(Deferred.class);
    }

    @Test
    void anIdleOrAnOldConnectionIsNotUsedAgain() throws Exception {
        // Given
        SmtpTransport transport = transport();
        submit(transport);

        // When: idle for too long
        clock.advance(Duration.ofSeconds(15));
        submit(transport);

        // Then
        assertThat(server.connections()).isEqualTo(2);

        // When: always busy, and old
        for (int i = 0; i < 31; i++) {
            clock.advance(Duration.ofSeconds(10));
            submit(transport);
        }

        // Then
        assertThat(server.connections()).isEqualTo(3);
    }

    private SmtpTransport transport() throws NoSuchAlgorithmException {
        Route route = new Route(
                new SubmissionServer("localhost", server.port(), ConnectionSecurity.CLEARTEXT),
                new Login.None(),
                Route.Owner.OPERATOR);
        ConversationPool pool = new ConversationPool(
                new ConversationSettings(
                        "dispatch.app.example", SSLContext.getDefault(), new Timeouts(LONG, LONG, LONG, LONG)),
                Duration.ofSeconds(15),
                Duration.ofMinutes(5),
                100,
                clock);
        return new SmtpTransport(
                route,
                () -> new HostVerdict.Allowed("localhost", server.port(), List.of(InetAddress.getLoopbackAddress())),
                pool);
    }

    private static DeliveryOutcome submit(SmtpTransport transport) {
        EmailAddress sender = new EmailAddress("documents@app.example");
        return transport.submit(
                new ComposedMessage(
                        "<1@app.example>",
                        new SenderIdentity(NamedAddress.of("documents@app.example"), sender, Optional.empty()),
                        List.of(new EmailAddress("client@example.org")),
                        Content.of("Subject: Facture\r\n\r\nBonjour\r\n".getBytes(StandardCharsets.US_ASCII)),
                        false),
                () -> true);
    }

    private static final class AdjustableClock extends Clock {
        private Instant now = Instant.parse("2026-11-24T08:00:00Z");

        void advance(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
