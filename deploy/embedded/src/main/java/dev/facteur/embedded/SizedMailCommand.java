package dev.facteur.embedded;

import java.io.IOException;
import java.util.regex.Pattern;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.internal.server.Command;
import org.subethamail.smtp.server.Session;

/** MAIL that reads the SIZE parameter wherever it stands (RFC 1870) and compares it with the limit of this moment. */
final class SizedMailCommand extends BaseCommand {

    private static final Pattern SIZE = Pattern.compile(" SIZE=(\\d{1,18})(?= |$)", Pattern.CASE_INSENSITIVE);

    private final Command mail;
    private final MailRules rules;

    SizedMailCommand(Command mail, MailRules rules) {
        super("MAIL", "Specifies the sender.", "FROM: <sender> [ <parameters> ]");
        this.mail = mail;
        this.rules = rules;
    }

    @Override
    public void execute(String line, Session session) throws IOException, DropConnectionException {
        var size = SIZE.matcher(line);
        if (size.find() && Long.parseLong(size.group(1)) > rules.maximumMessageSize()) {
            session.sendResponse("552 5.3.4 Message size exceeds fixed limit");
            return;
        }
        mail.execute(line, session);
    }
}
