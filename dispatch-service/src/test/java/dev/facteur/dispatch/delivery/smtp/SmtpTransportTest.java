package dev.facteur.dispatch.delivery.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.facteur.dispatch.compose.ComposedMessage;
import dev.facteur.dispatch.compose.Content;
import dev.facteur.dispatch.compose.SenderIdentity;
import dev.facteur.dispatch.delivery.DeliveryOutcome;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Accepted;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Deferred;
import dev.facteur.dispatch.delivery.DeliveryOutcome.PartlyAccepted;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Rejected;
import dev.facteur.dispatch.testsupport.SettableClock;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.RecipientOutcome;
import dev.facteur.network.HostVerdict;
import dev.facteur.submission.ConnectionSecurity;
import dev.facteur.submission.ConversationSettings;
import dev.facteur.submission.Login;
import dev.facteur.submission.SubmissionServer;
import dev.facteur.submission.Timeouts;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that wait for the next message, and what servers do to them meanwhile. */
class SmtpTransportTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final ImpatientServer server = new ImpatientServer();
    private final SettableClock clock = new SettableClock();

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
        clock.goOn(Duration.ofSeconds(15));
        submit(transport);

        // Then
        assertThat(server.connections()).isEqualTo(2);

        // When: always busy, and old
        for (int i = 0; i < 31; i++) {
            clock.goOn(Duration.ofSeconds(10));
            submit(transport);
        }

        // Then
        assertThat(server.connections()).isEqualTo(3);
    }

    @Test
    void recipientsBeyondWhatTheProviderTakesInAMessageAreNext() throws Exception {
        // When
        DeliveryOutcome outcome = submit(transport(2), "a", "b", "c");

        // Then
        assertThat(outcome).isInstanceOfSatisfying(PartlyAccepted.class, partly -> {
            assertThat(partly.settled()).hasSize(2).allMatch(RecipientOutcome::accepted);
            assertThat(partly.rest().retryAfter()).contains(Duration.ZERO);
            assertThat(partly.rest().detail()).contains("takes 2 recipients at a time");
        });
        assertThat(server.recipients()).containsExactly(List.of("a@example.org", "b@example.org"));
    }

    @Test
    void whereAllOfAPortionAreRefusedTheNextOnesAreAskedAtOnce() throws Exception {
        // Given
        String unknown = "550 5.1.1 User unknown";
        server.answerRecipients(Map.of("a@example.org", unknown, "b@example.org", unknown), 100, "");

        // When
        DeliveryOutcome outcome = submit(transport(2), "a", "b", "c");

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.recipients())
                                .extracting(RecipientOutcome::accepted)
                                .containsExactly(false, false, true));
    }

    @Test
    void whereNobodyIsLeftAllAreToldOf() throws Exception {
        // Given
        server.answerRecipients(Map.of(), 0, "550 5.1.1 User unknown");

        // When
        DeliveryOutcome outcome = submit(transport(2), "a", "b", "c");

        // Then
        assertThat(outcome).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.cause()).isEqualTo(FailureCause.RECIPIENT_REJECTED);
            assertThat(rejected.recipients()).hasSize(3).noneMatch(RecipientOutcome::accepted);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"452 4.5.3 Error: too many recipients", "552 5.5.3 Too many recipients"})
    void thoseAServerFindsTooManyAreNext(String reply) throws Exception {
        // Given
        server.answerRecipients(Map.of(), 2, reply);

        // When
        DeliveryOutcome outcome = submit(transport(), "a", "b", "c");

        // Then
        assertThat(outcome).isInstanceOfSatisfying(PartlyAccepted.class, partly -> {
            assertThat(partly.settled()).hasSize(2);
            assertThat(partly.rest().retryAfter()).contains(Duration.ZERO);
        });
    }

    @Test
    void aMessageThatIsRefusedForTheirNumberIsGivenToFewer() throws Exception {
        // Given
        server.answerContentForMoreThan(2, "550 5.5.3 Too many recipients for this sender");

        // When
        DeliveryOutcome outcome = submit(transport(), "a", "b", "c", "d", "e");

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        PartlyAccepted.class,
                        partly -> assertThat(partly.settled()).hasSize(2));
        assertThat(server.recipients()).containsExactly(List.of("a@example.org", "b@example.org"));
    }

    @Test
    void whomAServerCannotTakeInTheirLettersIsRefusedAlone() throws Exception {
        // When
        DeliveryOutcome outcome = submit(transport(), "a", "élodie");

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.recipients())
                                .extracting(RecipientOutcome::accepted, RecipientOutcome::reply)
                                .containsExactly(
                                        tuple(true, Optional.of("250 2.0.0 Ok: queued")),
                                        tuple(false, Optional.of("553 5.6.7 The server does not offer SMTPUTF8"))));
    }

    private SmtpTransport transport() throws NoSuchAlgorithmException {
        return transport(Integer.MAX_VALUE);
    }

    private SmtpTransport transport(int mostRecipients) throws NoSuchAlgorithmException {
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
                pool,
                mostRecipients);
    }

    private static DeliveryOutcome submit(SmtpTransport transport) {
        return submit(transport, "client");
    }

    private static DeliveryOutcome submit(SmtpTransport transport, String... to) {
        EmailAddress sender = new EmailAddress("documents@app.example");
        return transport.submit(
                new ComposedMessage(
                        "<1@app.example>",
                        new SenderIdentity(NamedAddress.of("documents@app.example"), sender, Optional.empty()),
                        Stream.of(to)
                                .map(name -> new EmailAddress(name + "@example.org"))
                                .toList(),
                        Content.of("Subject: Facture\r\n\r\nBonjour\r\n".getBytes(StandardCharsets.US_ASCII)),
                        false),
                () -> true);
    }
}
