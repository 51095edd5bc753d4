package dev.facteur.settings.discovery.guess;

import dev.facteur.network.HostGuard;
import dev.facteur.network.HostVerdict;
import dev.facteur.settings.discovery.server.FoundServer;
import dev.facteur.submission.ConnectionSecurity;
import dev.facteur.submission.ConversationSettings;
import dev.facteur.submission.Opening;
import dev.facteur.submission.SmtpConversation;
import dev.facteur.submission.SubmissionServer;
import dev.facteur.submission.Timeouts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks whether a mail server is there, with a certificate for its name. Nobody logs in. */
@ApplicationScoped
class ServerProbe {
    private final HostGuard guard;
    private final SSLContext tls;
    private final Duration limit;
    private final String ehloName;

    ServerProbe(
            HostGuard guard,
            SSLContext tls,
            GuessConfig config,
            @ConfigProperty(name = "facteur.check.ehlo-name", defaultValue = "[127.0.0.1]") String ehloName) {
        this.guard = guard;
        this.tls = tls;
        this.limit = config.limit();
        this.ehloName = ehloName;
    }

    /** Whether it speaks SMTP and lets users log in. */
    boolean takesSubmissions(FoundServer server) {
        return switch (guard.check(server.host().value(), server.port(), limit)) {
            case HostVerdict.Refused refused -> false;
            case HostVerdict.Allowed allowed -> greetsBySmtp(allowed, server);
        };
    }

    /** Whether it speaks IMAP. */
    boolean speaksImap(FoundServer server) {
        return switch (guard.check(server.host().value(), server.port(), limit)) {
            case HostVerdict.Refused refused -> false;
            case HostVerdict.Allowed allowed -> new ImapGreeting(allowed, tls, limit).comes(server.security());
        };
    }

    private boolean greetsBySmtp(HostVerdict.Allowed host, FoundServer server) {
        ConnectionSecurity security = switch (server.security()) {
            case TLS -> ConnectionSecurity.TLS;
            case STARTTLS -> ConnectionSecurity.STARTTLS;
        };
        Timeouts timeouts = new Timeouts(limit, limit, limit, limit, Optional.of(limit));
        Opening opening = SmtpConversation.open(
                new SubmissionServer(host.hostName(), host.port(), security),
                host.addresses(),
                new ConversationSettings(ehloName, tls, timeouts));
        return switch (opening) {
            case Opening.Failed failed -> false;
            case Opening.Ready(SmtpConversation opened) -> {
                try (SmtpConversation conversation = opened) {
                    yield conversation.capabilities().auth();
                }
            }
        };
    }
}
