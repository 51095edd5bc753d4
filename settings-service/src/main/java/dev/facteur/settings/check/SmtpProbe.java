package dev.facteur.settings.check;

import dev.facteur.model.EmailAddress;
import dev.facteur.model.sender.SmtpServer;
import dev.facteur.model.sender.TransportSecurity;
import dev.facteur.network.HostGuard;
import dev.facteur.network.HostVerdict;
import dev.facteur.settings.credential.vault.Secret;
import dev.facteur.settings.problem.Fault;
import dev.facteur.submission.ConnectionSecurity;
import dev.facteur.submission.ConversationFault;
import dev.facteur.submission.ConversationSettings;
import dev.facteur.submission.Login;
import dev.facteur.submission.Opening;
import dev.facteur.submission.SmtpConversation;
import dev.facteur.submission.SubmissionServer;
import dev.facteur.submission.Timeouts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Goes as far with a submission server as one can without sending anything. */
@ApplicationScoped
class SmtpProbe {
    private static final String FORM = "/smtp";

    private final HostGuard guard;
    private final SSLContext tls;
    private final CheckConfig config;

    SmtpProbe(HostGuard guard, SSLContext tls, CheckConfig config) {
        this.guard = guard;
        this.tls = tls;
        this.config = config;
    }

    Optional<Fault> probe(SmtpServer server, Secret password, EmailAddress address, Deadline deadline) {
        return switch (guard.check(server.host().value(), server.port())) {
            case HostVerdict.Refused refused -> Optional.of(CheckFaults.of(FORM, refused));
            case HostVerdict.Allowed allowed -> probe(allowed, server, password, address, deadline);
        };
    }

    private Optional<Fault> probe(
            HostVerdict.Allowed host, SmtpServer server, Secret password, EmailAddress address, Deadline deadline) {
        SubmissionServer submission = new SubmissionServer(host.hostName(), host.port(), security(server.security()));
        return switch (SmtpConversation.open(submission, host.addresses(), settings(deadline))) {
            case Opening.Failed(ConversationFault fault) -> Optional.of(CheckFaults.of(FORM, fault));
            case Opening.Ready(SmtpConversation opened) -> {
                try (SmtpConversation conversation = opened) {
                    yield conversation
                            .authenticate(new Login.Password(server.username(), password.reveal()))
                            .or(() -> conversation.probe(address.wireForm(), address.wireForm()))
                            .map(fault -> CheckFaults.of(FORM, fault));
                }
            }
        };
    }

    private ConversationSettings settings(Deadline deadline) {
        Timeouts timeouts = new Timeouts(
                deadline.within(config.connect()),
                deadline.left(),
                deadline.left(),
                deadline.left(),
                Optional.of(deadline.left()));
        return new ConversationSettings(config.ehloName(), tls, timeouts);
    }

    private static ConnectionSecurity security(TransportSecurity security) {
        return switch (security) {
            case TLS -> ConnectionSecurity.TLS;
            case STARTTLS -> ConnectionSecurity.STARTTLS;
        };
    }
}
