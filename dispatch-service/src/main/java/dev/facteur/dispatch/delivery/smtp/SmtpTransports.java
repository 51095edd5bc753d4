package dev.facteur.dispatch.delivery.smtp;

import dev.facteur.dispatch.delivery.BearerToken;
import dev.facteur.dispatch.delivery.Transport;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.sender.SmtpServer;
import dev.facteur.model.sender.TransportSecurity;
import dev.facteur.network.HostGuard;
import dev.facteur.network.HostVerdict;
import dev.facteur.submission.ConnectionSecurity;
import dev.facteur.submission.ConversationSettings;
import dev.facteur.submission.Login;
import dev.facteur.submission.SubmissionServer;
import dev.facteur.submission.Timeouts;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;

/** The transports that speak SMTP: the relay, and a sender's own mailbox. */
@Startup // a relay or certificate that is set up wrongly is told at the start, not by the first document
@ApplicationScoped
public class SmtpTransports {
    private final RelayConfig relay;
    private final EmailAddress relayAddress;
    private final HostGuard guard;
    private final ConversationPool pool;
    private final RecipientLimits limits;
    private final Transport byRelay;

    SmtpTransports(RelayConfig relay, SmtpConfig smtp, HostGuard guard, SSLContext trusted, Clock clock) {
        this.relay = relay;
        this.relayAddress = relayAddress(relay);
        this.guard = guard;
        Timeouts timeouts = new Timeouts(
                smtp.connectTimeout(), smtp.commandTimeout(), smtp.contentTimeout(), smtp.endOfDataTimeout());
        this.pool = new ConversationPool(
                new ConversationSettings(smtp.ehloName(), trusted, timeouts),
                smtp.idleTimeout(),
                smtp.connectionAge(),
                smtp.messagesPerConnection(),
                clock);
        this.limits = new RecipientLimits(smtp.recipientsPerMessage());
        this.byRelay = new SmtpTransport(relayRoute(relay), this::relayAddresses, pool, limits.of(relay.host()));
    }

    /** The application's own submission server. */
    public Transport relay() {
        return byRelay;
    }

    /** The sender's own submission server, if its host may be contacted. */
    public Transport mailbox(SmtpServer server, String password) {
        return mailbox(server, new Login.Password(server.username(), password));
    }

    /** The same, by OAUTHBEARER or XOAUTH2. */
    public Transport mailbox(SmtpServer server, BearerToken token) {
        return mailbox(server, new Login.Bearer(server.username(), token.value()));
    }

    private Transport mailbox(SmtpServer server, Login login) {
        Route route = new Route(
                new SubmissionServer(server.host().value(), server.port(), security(server.security())),
                login,
                Route.Owner.SENDER);
        String host = server.host().value();
        return new SmtpTransport(route, () -> guard.check(host, server.port()), pool, limits.of(host));
    }

    /** The author and reverse-path of what leaves by relay. */
    public EmailAddress relayAddress() {
        return relayAddress;
    }

    /** The domains that the relay may send for, in lower case. */
    public Set<String> relayDomains() {
        return relay.domains().orElse(Set.of());
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void closeIdle() {
        pool.closeIdle();
    }

    @PreDestroy
    void stop() {
        pool.closeAll();
    }

    /** The operator's own choice of host: it may well be on a private network. */
    private HostVerdict relayAddresses() {
        try {
            return new HostVerdict.Allowed(relay.host(), relay.port(), List.of(InetAddress.getAllByName(relay.host())));
        } catch (UnknownHostException unknown) {
            return new HostVerdict.Unresolved();
        }
    }

    private static EmailAddress relayAddress(RelayConfig relay) {
        try {
            return new EmailAddress(relay.from());
        } catch (IllegalArgumentException notAnAddress) {
            throw new IllegalStateException("facteur.relay.from: " + notAnAddress.getMessage(), notAnAddress);
        }
    }

    private static Route relayRoute(RelayConfig relay) {
        Login login = relay.username()
                .<Login>map(username -> new Login.Password(
                        username,
                        relay.password()
                                .orElseThrow(() -> new IllegalStateException(
                                        "facteur.relay.password is required beside facteur.relay.username"))))
                .orElseGet(Login.None::new);
        return new Route(
                new SubmissionServer(relay.host(), relay.port(), relay.security()), login, Route.Owner.OPERATOR);
    }

    private static ConnectionSecurity security(TransportSecurity security) {
        return switch (security) {
            case TLS -> ConnectionSecurity.TLS;
            case STARTTLS -> ConnectionSecurity.STARTTLS;
        };
    }
}
