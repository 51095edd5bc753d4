package dev.facteur.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.embedded.TokenIssuer;
import dev.facteur.model.SenderId;
import dev.facteur.model.TenantId;
import dev.facteur.model.Topics;
import dev.facteur.model.outcome.AuthenticationExpired;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.DeliveryDelayed;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.sender.Authentication;
import dev.facteur.model.sender.Connection;
import dev.facteur.model.sender.Connection.State;
import dev.facteur.model.sender.HostName;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.model.sender.SendingMethod;
import dev.facteur.model.sender.SmtpServer;
import dev.facteur.model.sender.TransportSecurity;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mailbox whose server wants an access token in place of a password. */
@QuarkusTest
class MailboxByTokenTest extends WholeService {
    private final String issuer = UUID.randomUUID().toString();
    private final String good = "good-" + issuer;
    private final String old = "old-" + issuer;
    private final String to = UUID.randomUUID() + "@example.org";

    @BeforeEach
    void issueTokens() {
        mailbox("nobody-knows-it");
        mail.trust(new Issuer(issuer, address().value()));
    }

    @Test
    void aDocumentLeavesByTheMailboxWithAToken() throws Exception {
        // Given
        settings.bearer("acme", sender, good);
        publishMailbox(1, Authentication.OAUTH2);

        // When
        DocumentSent sent = awaitEvent(Topics.DOCUMENT_SENT, request("", to), DocumentSent.class);

        // Then
        assertThat(sent.method()).isEqualTo(SendingMethod.MAILBOX);
        assertThat(mail.receivedFor(to)).hasSize(1);
        assertThat(mail.receivedFor(to).getFirst().authenticatedAs())
                .contains(address().value());
    }

    @Test
    void aTokenThatTheServerExplainsAwayIsRenewedOnce() throws Exception {
        // Given
        settings.bearer("acme", sender, old);
        settings.bearerAfterRefusal("acme", sender, good);
        publishMailbox(1, Authentication.OAUTH2);

        // When
        DocumentSent sent = awaitEvent(Topics.DOCUMENT_SENT, request("", to), DocumentSent.class);

        // Then
        assertThat(sent.attempts()).isEqualTo(1);
        assertThat(settings.refusedOf("acme", sender)).hasSize(1);
        assertThat(senderRecords(Topics.AUTHENTICATION_EXPIRED)).isEmpty();
    }

    @Test
    void whereTheFreshTokenIsRefusedTooTheSenderIsWaitedFor() throws Exception {
        // Given
        settings.bearer("acme", sender, old);
        settings.bearerAfterRefusal("acme", sender, "older-" + issuer);
        publishMailbox(1, Authentication.OAUTH2);

        // When
        String requestId = request("", to);
        AuthenticationExpired expired = awaitSenderEvent(Topics.AUTHENTICATION_EXPIRED, AuthenticationExpired.class);
        settings.bearer("acme", sender, good);
        publishMailbox(2, Authentication.OAUTH2);

        // Then
        awaitEvent(Topics.DOCUMENT_SENT, requestId, DocumentSent.class);
        assertThat(expired.reason()).contains("535");
        assertThat(expired.method()).isEqualTo(SendingMethod.MAILBOX);
    }

    @Test
    void aTokenIsNeverShownWhereAPasswordIsExpected() throws Exception {
        // Given
        settings.bearer("acme", sender, good);
        publishMailbox(1, Authentication.PASSWORD);

        // When
        DeliveryDelayed delayed = awaitEvent(Topics.DELIVERY_DELAYED, request("", to), DeliveryDelayed.class);

        // Then
        assertThat(delayed.reason()).isEqualTo(DelayReason.SETTINGS_UNAVAILABLE);
        assertThat(mail.receivedFor(to)).isEmpty();
    }

    private void publishMailbox(long version, Authentication authentication) throws Exception {
        publish(new SenderProfile(
                new TenantId("acme"),
                new SenderId(sender),
                address(),
                Optional.empty(),
                Optional.empty(),
                SendingMethod.MAILBOX,
                Optional.of(new SmtpServer(
                        new HostName("localhost"),
                        mail.submissionPort(),
                        TransportSecurity.STARTTLS,
                        address().value(),
                        authentication)),
                Optional.empty(),
                false,
                false,
                new Connection(State.CONNECTED, Optional.of(address().value()), Optional.empty(), Optional.empty()),
                version));
    }

    /** Google's manner: a refusal is explained before it comes. */
    private record Issuer(String name, String account) implements TokenIssuer {
        @Override
        public boolean issued(String accessToken) {
            return accessToken.endsWith(name);
        }

        @Override
        public Optional<String> accountOf(String accessToken) {
            return Optional.of(account).filter(_ -> accessToken.equals("good-" + name));
        }

        @Override
        public List<String> mechanisms() {
            return List.of("XOAUTH2");
        }

        @Override
        public Optional<String> challenge() {
            return Optional.of("{\"status\":\"400\",\"schemes\":\"Bearer\",\"scope\":\"https://mail.google.com/\"}");
        }

        @Override
        public String refusal() {
            return "5.7.8 Username and Password not accepted.";
        }
    }
}
