package dev.facteur.dispatch.delivery.smtp;

import dev.facteur.dispatch.compose.ComposedMessage;
import dev.facteur.dispatch.delivery.DeliveryOutcome;
import dev.facteur.dispatch.delivery.Transport;
import dev.facteur.dispatch.delivery.smtp.ConversationPool.Opened;
import dev.facteur.dispatch.delivery.smtp.ConversationPool.Pooled;
import dev.facteur.model.EmailAddress;
import dev.facteur.network.HostVerdict;
import dev.facteur.submission.ConversationFault;
import dev.facteur.submission.Envelope;
import dev.facteur.submission.MessageContent;
import dev.facteur.submission.SubmissionResult;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Submits to one server, over a conversation that waits in the pool or a new one. */
final class SmtpTransport implements Transport {
    private static final int CLOSING = 421;

    private final Route route;
    private final Supplier<HostVerdict> addresses;
    private final ConversationPool pool;

    /** @param addresses looks the server up and checks that it may be contacted */
    SmtpTransport(Route route, Supplier<HostVerdict> addresses, ConversationPool pool) {
        this.route = route;
        this.addresses = addresses;
        this.pool = pool;
    }

    @Override
    public boolean mailsWhomTheHeaderNames() {
        return false;
    }

    @Override
    public DeliveryOutcome submit(ComposedMessage message, BooleanSupplier mayStillSend) {
        SmtpOutcomes outcomes = new SmtpOutcomes(route.owner());
        Envelope envelope = new Envelope(
                message.identity().reversePath().wireForm(),
                message.recipients().stream().map(EmailAddress::wireForm).toList());
        MessageContent content = new FencedContent(message, mayStillSend);

        Optional<Pooled> idle = pool.takeIdle(route);
        if (idle.isPresent()) {
            SubmissionResult result = submit(idle.get(), envelope, content);
            if (!wasClosedWhileIdle(result)) {
                return outcomes.of(result, message.recipients());
            }
        }
        return switch (addresses.get()) {
            case HostVerdict.Refused _ -> outcomes.notToBeContacted();
            case HostVerdict.Allowed allowed ->
                switch (pool.open(route, allowed.addresses())) {
                    case Opened.Failed(ConversationFault fault) -> outcomes.of(fault);
                    case Opened.Ready(Pooled fresh) ->
                        outcomes.of(submit(fresh, envelope, content), message.recipients());
                };
        };
    }

    private SubmissionResult submit(Pooled pooled, Envelope envelope, MessageContent content) {
        SubmissionResult result = pooled.conversation().submit(envelope, content);
        pool.giveBack(route, pooled);
        return result;
    }

    /** A server may hang up on an idle connection (RFC 5321 §3.8). That is no failure; nothing was sent. */
    private static boolean wasClosedWhileIdle(SubmissionResult result) {
        return result instanceof SubmissionResult.NotAccepted notAccepted
                && switch (notAccepted.fault()) {
                    case ConversationFault.Broken broken -> isFirstOfMessage(broken);
                    case ConversationFault.Refused refused ->
                        isFirstOfMessage(refused) && refused.reply().code() == CLOSING;
                    case ConversationFault.Unsupported _ -> false;
                };
    }

    private static boolean isFirstOfMessage(ConversationFault fault) {
        return switch (fault.stage()) {
            case MAIL, RSET -> true;
            case CONNECT, TLS, GREETING, EHLO, STARTTLS, AUTH, RCPT, DATA, END_OF_DATA, QUIT -> false;
        };
    }
}
