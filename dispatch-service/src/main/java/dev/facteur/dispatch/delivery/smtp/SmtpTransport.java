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
import dev.facteur.submission.SubmissionResult;
import dev.facteur.submission.meaning.MeaningKind;
import dev.facteur.submission.meaning.ReplyTable;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Submits to one server, over a conversation that waits in the pool or a new one. */
final class SmtpTransport implements Transport {
    private static final int CLOSING = 421;

    private final Route route;
    private final SmtpOutcomes outcomes;
    private final Supplier<HostVerdict> addresses;
    private final ConversationPool pool;
    private final int mostRecipients;

    /**
     * @param addresses looks the server up and checks that it may be contacted
     * @param mostRecipients that the server takes in one message
     */
    SmtpTransport(Route route, Supplier<HostVerdict> addresses, ConversationPool pool, int mostRecipients) {
        this.route = route;
        this.outcomes = new SmtpOutcomes(route.owner());
        this.addresses = addresses;
        this.pool = pool;
        this.mostRecipients = mostRecipients;
    }

    @Override
    public boolean mailsWhomTheHeaderNames() {
        return false;
    }

    @Override
    public DeliveryOutcome submit(ComposedMessage message, BooleanSupplier mayStillSend) {
        ComposedMessage open = message;
        int most = mostRecipients;
        Portion portion = Portion.of(open, most);
        while (true) {
            Submitted submitted = submitOne(portion.message(), mayStillSend);
            if (submitted.wereTooMany() && portion.message().recipients().size() > 1) {
                portion = portion.half(open);
                most = portion.message().recipients().size();
                continue;
            }
            Optional<Portion> next = portion.after(submitted.outcome(), open, most);
            if (next.isEmpty()) {
                return portion.conclude(submitted.outcome());
            }
            open = open.withoutRecipients(portion.message().recipients());
            portion = next.get();
        }
    }

    private Submitted submitOne(ComposedMessage message, BooleanSupplier mayStillSend) {
        Optional<Pooled> idle = pool.takeIdle(route);
        if (idle.isPresent()) {
            Submitted submitted = submit(idle.get(), message, mayStillSend);
            if (!submitted.result().map(SmtpTransport::wasClosedWhileIdle).orElse(false)) {
                return submitted;
            }
        }
        return switch (addresses.get()) {
            case HostVerdict.Refused _ -> Submitted.withoutResult(outcomes.notToBeContacted());
            case HostVerdict.Allowed allowed ->
                switch (pool.open(route, allowed.addresses())) {
                    case Opened.Failed(ConversationFault fault) -> Submitted.withoutResult(outcomes.of(fault));
                    case Opened.Ready(Pooled fresh) -> submit(fresh, message, mayStillSend);
                };
        };
    }

    private Submitted submit(Pooled pooled, ComposedMessage message, BooleanSupplier mayStillSend) {
        boolean isAllTaken = pooled.conversation().capabilities().smtpUtf8();
        ComposedMessage taken = isAllTaken ? message : message.inAscii().orElse(message);
        Envelope envelope = new Envelope(
                taken.identity().reversePath().wireForm(),
                taken.recipients().stream().map(EmailAddress::wireForm).toList());
        SubmissionResult result = pooled.conversation().submit(envelope, new FencedContent(taken, mayStillSend));
        pool.giveBack(route, pooled);
        DeliveryOutcome outcome = outcomes.of(result, taken.recipients());
        return new Submitted(
                outcomes.withoutSmtpUtf8(
                        outcome, message.withoutRecipients(taken.recipients()).recipients()),
                Optional.of(result));
    }

    /** @param result absent where no conversation came about */
    private record Submitted(DeliveryOutcome outcome, Optional<SubmissionResult> result) {
        static Submitted withoutResult(DeliveryOutcome outcome) {
            return new Submitted(outcome, Optional.empty());
        }

        /** The message was refused for everybody because of their number. */
        boolean wereTooMany() {
            return result.isPresent()
                    && result.get() instanceof SubmissionResult.NotAccepted notAccepted
                    && ReplyTable.of(notAccepted.fault()).kind() == MeaningKind.TOO_MANY_RECIPIENTS;
        }
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
