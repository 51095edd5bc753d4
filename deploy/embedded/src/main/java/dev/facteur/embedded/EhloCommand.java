package dev.facteur.embedded;

import java.io.IOException;
import java.util.ArrayList;
import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.server.Session;

/** EHLO as today's servers answer it: with PIPELINING, and the size limit that holds at this moment. */
final class EhloCommand extends BaseCommand {

    private final MailRules rules;

    EhloCommand(MailRules rules) {
        super("EHLO", "Introduce yourself.", "<hostname>");
        this.rules = rules;
    }

    @Override
    public void execute(String line, Session session) throws IOException {
        var arguments = getArgs(line);
        if (arguments.length < 2) {
            session.sendResponse("501 5.5.4 Syntax: EHLO hostname");
            return;
        }
        session.resetMailTransaction();
        session.setHelo(arguments[1]);

        var server = session.getServer();
        var lines = new ArrayList<String>();
        lines.add(server.getHostName());
        lines.add("PIPELINING");
        lines.add("SIZE " + rules.maximumMessageSize());
        lines.add("8BITMIME");
        lines.add("SMTPUTF8");
        if (server.getEnableTLS() && !session.isTLSStarted()) {
            lines.add("STARTTLS");
        }
        if (session.isTLSStarted()) {
            server.getAuthenticationHandlerFactory()
                    .ifPresent(factory -> lines.add("AUTH " + String.join(" ", factory.getAuthenticationMechanisms())));
        }
        var last = lines.removeLast();
        var reply = new StringBuilder();
        lines.forEach(each -> reply.append("250-").append(each).append("\r\n"));
        session.sendResponse(reply.append("250 ").append(last).toString());
    }
}
