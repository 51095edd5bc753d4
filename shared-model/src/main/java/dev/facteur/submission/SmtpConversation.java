package dev.facteur.submission;

import java.net.InetAddress;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A conversation with one submission server: opened, perhaps logged in, then any number of messages one after another.
 *
 * <ol>
 *   <li>It connects to the given addresses only; the certificate must carry the server's host name.
 *   <li>What can be expected to fail is a value: {@link Opening.Failed}, {@link ConversationFault},
 *       {@link SubmissionResult}. Exceptions are for mistakes of the caller.
 *   <li>Every wait ends ({@link Timeouts}), an interrupt ends it at once.
 *   <li>{@link SubmissionResult.NotAccepted} is certain: the message was not sent. Only a connection lost after the final
 *       dot is {@link SubmissionResult.Uncertain}.
 * </ol>
 *
 * <p>For one thread at a time; blocks, and is made for virtual threads.
 */
public final class SmtpConversation implements AutoCloseable {
    /** For saying goodbye: everything that matters is done by then. */
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final SubmissionServer server;
    private final ConversationSettings settings;
    private final Wire wire;
    private final Capabilities capabilities;
    private boolean transactionOpen;

    private SmtpConversation(
            SubmissionServer server, ConversationSettings settings, Wire wire, Capabilities capabilities) {
        this.server = server;
        this.settings = settings;
        this.wire = wire;
        this.capabilities = capabilities;
    }

    /**
     * Connects, encrypts as chosen, introduces itself.
     *
     * @param checkedAddresses what the host name resolved to, in the order to try; at least one
     */
    public static Opening open(
            SubmissionServer server, List<InetAddress> checkedAddresses, ConversationSettings settings) {
        return open(server, checkedAddresses, settings, () -> {});
    }

    /**
     * The same, for whoever tells a person how far it has come.
     *
     * @param connected called once the server's port has taken the connection, before anything is said
     */
    public static Opening open(
            SubmissionServer server,
            List<InetAddress> checkedAddresses,
            ConversationSettings settings,
            Runnable connected) {
        if (checkedAddresses.isEmpty()) {
            throw new IllegalArgumentException("checkedAddresses must not be empty");
        }
        Timeouts timeouts = settings.timeouts();
        TimeBox timeBox = new TimeBox(timeouts.whole());
        try {
            Socket socket = Connector.connect(checkedAddresses, server.port(), timeBox.left(timeouts.connect()));
            Wire wire = Wire.over(socket, timeouts, timeBox);
            boolean ready = false;
            try {
                connected.run();
                Capabilities capabilities = new Introduction(wire, server, settings).capabilities();
                ready = true;
                return new Opening.Ready(new SmtpConversation(server, settings, wire, capabilities));
            } finally {
                if (!ready) {
                    wire.close();
                }
            }
        } catch (ConversationEnded e) {
            return new Opening.Failed(e.fault());
        }
    }

    /** What the server offers now; after STARTTLS what it offered then. */
    public Capabilities capabilities() {
        return capabilities;
    }

    public boolean isEncrypted() {
        return wire.isEncrypted();
    }

    /** What the server showed of itself, verified; empty without encryption. */
    public Optional<X509Certificate> certificate() {
        return wire.certificate();
    }

    /** Logs in by a mechanism that both sides know. Empty when logged in, or when there was nobody to log in. */
    public Optional<ConversationFault> authenticate(Login login) {
        if (login instanceof Login.None) {
            return Optional.empty();
        }
        if (!wire.isEncrypted() && !settings.loginInCleartext()) {
            return unsupported(Requirement.ENCRYPTION, "no login on a connection that is not encrypted");
        }
        if (!capabilities.auth()) {
            return unsupported(Requirement.AUTH, "the server does not offer AUTH");
        }
        Optional<SaslMechanism> mechanism = capabilities.mechanismFor(login);
        Authentication authentication = new Authentication(wire, server);
        try {
            return switch (login) {
                case Login.None() -> Optional.empty();
                case Login.Password password ->
                    mechanism.isPresent()
                            ? authentication.passwordBy(mechanism.get(), password)
                            : unsupported(Requirement.PASSWORD_LOGIN, offered());
                case Login.Bearer bearer ->
                    mechanism.isPresent()
                            ? authentication.bearerBy(mechanism.get(), bearer)
                            : unsupported(Requirement.BEARER_LOGIN, offered());
            };
        } catch (ConversationEnded e) {
            return Optional.of(e.fault());
        }
    }

    private String offered() {
        return "offered: " + String.join(" ", capabilities.mechanisms());
    }

    private static Optional<ConversationFault> unsupported(Requirement missing, String detail) {
        return Optional.of(new ConversationFault.Unsupported(SmtpStage.AUTH, missing, detail));
    }

    /** Asks whether the server would take mail from here to there (MAIL, RCPT, RSET). Sends nothing. */
    public Optional<ConversationFault> probe(String reversePath, String forwardPath) {
        Envelope envelope = new Envelope(reversePath, List.of(forwardPath));
        if (envelope.needsSmtpUtf8() && !capabilities.smtpUtf8()) {
            return Optional.of(MailCommand.missing(Requirement.SMTP_UTF8, "the server does not offer SMTPUTF8"));
        }
        try {
            return transaction().probe(MailCommand.probing(envelope), forwardPath, transactionOpen);
        } catch (ConversationEnded e) {
            return Optional.of(e.fault());
        }
    }

    /** Submits one message. Recipients that are refused do not keep the others from getting it. */
    public SubmissionResult submit(Envelope envelope, MessageContent content) {
        MailCommand mail = new MailCommand(envelope, content, capabilities);
        Optional<ConversationFault> obstacle = mail.obstacle();
        if (obstacle.isPresent()) {
            return new SubmissionResult.NotAccepted(obstacle.get(), List.of());
        }
        SubmissionResult result = transaction().submit(mail.line(), envelope.forwardPaths(), content, transactionOpen);
        transactionOpen = !(result instanceof SubmissionResult.Accepted);
        return result;
    }

    private Transaction transaction() {
        return new Transaction(wire, capabilities.pipelining());
    }

    /**
     * Whether another message may follow, as far as can be told without asking the server. One that has waited long may
     * have been given up on the other side: ask with {@link #reset} first.
     */
    public boolean isReusable() {
        return wire.isQuiet();
    }

    /** Asks the server whether it is still there, and has it forget any unfinished transaction. */
    public Optional<ConversationFault> reset() {
        try {
            SmtpReply reply = wire.ask(SmtpStage.RSET, "RSET");
            if (reply.isPositive()) {
                transactionOpen = false;
                return Optional.empty();
            }
            wire.close();
            return Optional.of(new ConversationFault.Refused(SmtpStage.RSET, reply));
        } catch (ConversationEnded e) {
            return Optional.of(e.fault());
        }
    }

    /** Says QUIT if there is still somebody to say it to, and hangs up. Never takes longer than two seconds. */
    @Override
    public void close() {
        wire.quit(FAREWELL);
    }
}
