package dev.facteur.embedded;

import dev.facteur.embedded.MailRules.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/** One mail transaction: MAIL, RCPT, DATA, answered as the rules say. */
final class SmtpTransaction implements MessageHandler {

    private static final int CLOSING = 421;
    private static final AtomicLong ACCEPTED = new AtomicLong();

    private final MessageContext context;
    private final MailStore store;
    private final MailRules rules;
    private final List<String> forwardPaths = new ArrayList<>();
    private String reversePath = "";

    SmtpTransaction(MessageContext context, MailStore store, MailRules rules) {
        this.context = context;
        this.store = store;
        this.rules = rules;
    }

    @Override
    public void from(String address) throws RejectException {
        refuse(rules.forReversePath());
        reversePath = address;
    }

    @Override
    public void recipient(String address) throws RejectException {
        refuse(rules.forRecipient(address));
        forwardPaths.add(address);
    }

    @Override
    public @Nullable String data(InputStream content) throws RejectException, IOException {
        int limit = rules.maximumMessageSize();
        var bytes = content.readNBytes(limit);
        if (content.read() >= 0) {
            content.transferTo(java.io.OutputStream.nullOutputStream());
            throw new RejectException(552, "5.3.4 Error: message file too big");
        }
        refuse(rules.forContent());
        var message = new ReceivedMessage(reversePath, forwardPaths, authenticatedAs(), bytes);
        if (rules.isSentFiled()) {
            store.fileAsSent(message);
        }
        store.accept(message);
        if (rules.isReplyLost()) {
            ((Session) context).closeSocket();
        }
        return "2.0.0 Ok: queued as " + Long.toHexString(ACCEPTED.incrementAndGet());
    }

    @Override
    public void done() {
        // nothing is held open
    }

    private Optional<String> authenticatedAs() {
        return context.getAuthenticationHandler().map(handler -> String.valueOf(handler.getIdentity()));
    }

    private static void refuse(Optional<Reply> rule) throws RejectException {
        if (rule.isPresent()) {
            var reply = rule.get();
            throw reply.code() == CLOSING
                    ? new DropConnectionException(reply.code(), reply.text())
                    : new RejectException(reply.code(), reply.text());
        }
    }
}
