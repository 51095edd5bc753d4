package dev.facteur.embedded;

import java.net.InetAddress;
import java.util.concurrent.Executors;
import org.subethamail.smtp.internal.server.RequireAuthCommandWrapper;
import org.subethamail.smtp.internal.server.RequireTLSCommandWrapper;
import org.subethamail.smtp.server.SMTPServer;

/** One SMTP port of the mail server. */
final class SmtpDoor implements AutoCloseable {

    private final SMTPServer server;

    private SmtpDoor(SMTPServer server) {
        this.server = server;
    }

    /** Without TLS, without authentication. */
    static SmtpDoor relay(int port, MailStore store, MailRules rules) {
        return open(builder("relay", port, store, rules), rules);
    }

    /** STARTTLS and authentication required. */
    static SmtpDoor submission(
            int port, ServerIdentity identity, SmtpAuthentication authentication, MailStore store, MailRules rules) {
        return open(
                builder("submission", port, store, rules)
                        .startTlsSocketFactory(identity.serverContext())
                        .requireTLS()
                        .authenticationHandlerFactory(authentication)
                        .requireAuth(),
                rules);
    }

    /** Implicit TLS, authentication required. */
    static SmtpDoor submissions(
            int port, ServerIdentity identity, SmtpAuthentication authentication, MailStore store, MailRules rules) {
        return open(
                builder("submissions", port, store, rules)
                        .serverSocketFactory(identity.serverContext())
                        .authenticationHandlerFactory(authentication)
                        .requireAuth(),
                rules);
    }

    int port() {
        return server.getPortAllocated();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static SMTPServer.Builder builder(String name, int port, MailStore store, MailRules rules) {
        return SMTPServer.port(port)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("mail.example.test")
                .softwareName("Facteur test server")
                .serverThreadName("smtp-" + name)
                .insertReceivedHeaders(false)
                // The limits are in the rules, which may change while the server runs.
                .maxMessageSize(Integer.MAX_VALUE)
                .fromAddressValidator(address -> true)
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .messageHandlerFactory(context -> new SmtpTransaction(context, store, rules));
    }

    private static SmtpDoor open(SMTPServer.Builder builder, MailRules rules) {
        var server = builder.build();
        var commands = server.getCommandHandler();
        commands.addCommand(new EhloCommand(rules));
        // Giving the builder an address check puts a MAIL in place that asks neither for TLS nor for authentication.
        var mail = new RequireAuthCommandWrapper(new RequireTLSCommandWrapper(commands.getCommand("MAIL")));
        commands.addCommand(new SizedMailCommand(mail, rules));
        server.start();
        return new SmtpDoor(server);
    }
}
