package dev.facteur.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;

/** Fixtures: who speaks with whom, and how patiently. */
final class Conversations {
    static final List<InetAddress> LOOPBACK = List.of(InetAddress.getLoopbackAddress());
    static final Timeouts PATIENT = new Timeouts(
            Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20));
    static final Envelope ENVELOPE = new Envelope("j.dupond@example.org", List.of("client@example.com"));

    private Conversations() {}

    static ConversationSettings settings() {
        return settings(PATIENT);
    }

    static ConversationSettings settings(Timeouts timeouts) {
        try {
            return new ConversationSettings("client.example.org", SSLContext.getDefault(), timeouts);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static SubmissionServer cleartext(ScriptedServer server) {
        return new SubmissionServer("localhost", server.port(), ConnectionSecurity.CLEARTEXT);
    }

    static Opening open(ScriptedServer server) {
        return open(server, PATIENT);
    }

    static Opening open(ScriptedServer server, Timeouts timeouts) {
        return SmtpConversation.open(cleartext(server), LOOPBACK, settings(timeouts));
    }

    static SmtpConversation ready(Opening opening) {
        assertThat(opening).isInstanceOf(Opening.Ready.class);
        return ((Opening.Ready) opening).conversation();
    }

    static ConversationFault failed(Opening opening) {
        assertThat(opening).isInstanceOf(Opening.Failed.class);
        return ((Opening.Failed) opening).fault();
    }

    static MessageContent content(String text) {
        return MessageContent.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
