package dev.facteur.benchmark.server;

import dev.facteur.local.CannotRun;
import dev.facteur.submission.ConversationSettings;
import dev.facteur.submission.Login;
import dev.facteur.submission.Opening;
import dev.facteur.submission.SmtpConversation;
import dev.facteur.submission.SubmissionServer;
import dev.facteur.submission.Timeouts;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;

/** The yardstick: the check's SMTP dialogue, from this JVM, with nothing around it. */
public record BareConversation(SSLContext tls, MailServer server, Person person) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public void hold() {
        Opening opening = SmtpConversation.open(
                new SubmissionServer(
                        "localhost", server.smtp().port(), server.smtp().security()),
                List.of(InetAddress.getLoopbackAddress()),
                new ConversationSettings("localhost", tls, new Timeouts(PATIENCE, PATIENCE, PATIENCE, PATIENCE)));
        switch (opening) {
            case Opening.Failed(var fault) -> throw new CannotRun("No conversation with a mail server: " + fault);
            case Opening.Ready(SmtpConversation opened) -> {
                try (SmtpConversation conversation = opened) {
                    conversation
                            .authenticate(new Login.Password(person.address(), person.password()))
                            .or(() -> conversation.probe(person.address(), person.address()))
                            .ifPresent(fault -> {
                                throw new CannotRun("A mail server refused: " + fault);
                            });
                }
            }
        }
    }
}
