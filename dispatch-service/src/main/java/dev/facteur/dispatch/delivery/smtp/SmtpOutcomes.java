package dev.facteur.dispatch.delivery.smtp;

import dev.facteur.dispatch.delivery.DeliveryOutcome;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Accepted;
import dev.facteur.dispatch.delivery.DeliveryOutcome.AuthenticationExpired;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Deferred;
import dev.facteur.dispatch.delivery.DeliveryOutcome.PartlyAccepted;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Rejected;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Uncertain;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.RecipientOutcome;
import dev.facteur.model.outcome.WhoActs;
import dev.facteur.submission.ConversationFault;
import dev.facteur.submission.RecipientReply;
import dev.facteur.submission.Requirement;
import dev.facteur.submission.SmtpReply;
import dev.facteur.submission.SmtpStage;
import dev.facteur.submission.SubmissionResult;
import dev.facteur.submission.meaning.Meaning;
import dev.facteur.submission.meaning.MeaningKind;
import dev.facteur.submission.meaning.ReplyTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What an SMTP conversation came to, as an outcome. Pure. */
record SmtpOutcomes(Route.Owner owner) {
    private static final String NOT_WITHOUT_SMTPUTF8 = "553 5.6.7 The server does not offer SMTPUTF8";

    DeliveryOutcome of(SubmissionResult result, List<EmailAddress> recipients) {
        return switch (result) {
            case SubmissionResult.Accepted accepted -> accepted(accepted, recipients);
            case SubmissionResult.Uncertain uncertain ->
                new Uncertain(
                        "The connection was lost after the message was written: "
                                + FaultWords.detail(uncertain.fault()),
                        Optional.of(FaultWords.smtp(uncertain.fault())),
                        accepted(uncertain.recipients(), recipients));
            case SubmissionResult.NotAccepted notAccepted
            when isForeignToTheServer(notAccepted, recipients) ->
                new Rejected(
                        FailureCause.SENDER_REJECTED,
                        WhoActs.SENDER,
                        FaultWords.detail(notAccepted.fault()) + ", and the sender's has some",
                        Optional.of(FaultWords.smtp(notAccepted.fault())),
                        List.of());
            case SubmissionResult.NotAccepted notAccepted ->
                of(mostHopeful(notAccepted), refusedOutcomes(notAccepted, recipients));
        };
    }

    private static List<EmailAddress> accepted(List<RecipientReply> replies, List<EmailAddress> recipients) {
        return IntStream.range(0, replies.size())
                .filter(i -> replies.get(i).accepted())
                .mapToObj(recipients::get)
                .toList();
    }

    /** An address beyond ASCII that is none of the recipients'. */
    private static boolean isForeignToTheServer(
            SubmissionResult.NotAccepted notAccepted, List<EmailAddress> recipients) {
        return notAccepted.fault() instanceof ConversationFault.Unsupported unsupported
                && unsupported.missing() == Requirement.SMTP_UTF8
                && recipients.stream().noneMatch(EmailAddress::needsSmtpUtf8);
    }

    /** Of those refused, each is asked again whose refusal alone would have deferred the message. */
    private DeliveryOutcome accepted(SubmissionResult.Accepted accepted, List<EmailAddress> recipients) {
        List<RecipientOutcome> settled = new ArrayList<>();
        Optional<Deferred> rest = Optional.empty();
        for (int i = 0; i < accepted.recipients().size(); i++) {
            RecipientReply reply = accepted.recipients().get(i);
            if (reply.accepted()) {
                settled.add(
                        new RecipientOutcome(recipients.get(i), true, Optional.of(ServerWords.of(accepted.reply()))));
            } else if (isTooMany(reply)) {
                rest = rest.or(() -> Optional.of(withoutTheOthers(reply)));
            } else if (of(refused(reply)) instanceof Deferred later) {
                rest = rest.or(() -> Optional.of(later));
            } else {
                settled.add(refusedOutcome(recipients.get(i), reply.reply()));
            }
        }
        return rest.<DeliveryOutcome>map(later -> new PartlyAccepted(settled, later))
                .orElseGet(() -> new Accepted(settled, Optional.empty()));
    }

    /**
     * Those who were too many for one message are taken when they come without the others, be the code 452 or, as in
     * times of old, 552 (RFC 5321 §4.5.3.1.10).
     */
    private Deferred withoutTheOthers(RecipientReply reply) {
        ConversationFault fault = refused(reply);
        return deferred(fault, ReplyTable.of(fault), DelayReason.RETRY, FailureCause.RECIPIENT_REJECTED)
                .atOnce();
    }

    private static boolean isTooMany(RecipientReply reply) {
        return ReplyTable.of(refused(reply)).kind() == MeaningKind.TOO_MANY_RECIPIENTS;
    }

    /** Where every recipient was refused, one who may be accepted later is worth another attempt at all of them. */
    private ConversationFault mostHopeful(SubmissionResult.NotAccepted notAccepted) {
        boolean isAboutRecipients = notAccepted.fault().stage() == SmtpStage.RCPT
                && of(notAccepted.fault()) instanceof Rejected rejected
                && rejected.cause() == FailureCause.RECIPIENT_REJECTED;
        return !isAboutRecipients
                ? notAccepted.fault()
                : notAccepted.recipients().stream()
                        .filter(reply -> !reply.accepted())
                        .<ConversationFault>map(SmtpOutcomes::refused)
                        .filter(fault -> of(fault) instanceof Deferred)
                        .findFirst()
                        .orElse(notAccepted.fault());
    }

    private static ConversationFault.Refused refused(RecipientReply reply) {
        return new ConversationFault.Refused(SmtpStage.RCPT, reply.reply());
    }

    DeliveryOutcome of(ConversationFault fault) {
        return of(fault, List.of());
    }

    /** The host of the sender's server leads where we must not go, or nowhere. */
    DeliveryOutcome notToBeContacted() {
        return new Deferred(
                DelayReason.SERVER_UNREACHABLE,
                Optional.empty(),
                "The server cannot be contacted",
                Optional.empty(),
                FailureCause.SERVER_UNREACHABLE,
                ownerActs());
    }

    private DeliveryOutcome of(ConversationFault fault, List<RecipientOutcome> recipients) {
        Meaning meaning = ReplyTable.of(fault);
        return switch (meaning.kind()) {
            case AUTHENTICATION ->
                owner == Route.Owner.SENDER
                        ? new AuthenticationExpired(FaultWords.detail(fault), Optional.of(FaultWords.smtp(fault)))
                        : deferred(fault, meaning, DelayReason.RETRY, FailureCause.AUTHENTICATION_EXPIRED);
            case SENDER -> finalOrLater(fault, meaning, FailureCause.SENDER_REJECTED, recipients);
            case RECIPIENT, TOO_MANY_RECIPIENTS ->
                finalOrLater(fault, meaning, FailureCause.RECIPIENT_REJECTED, recipients);
            case MESSAGE -> finalOrLater(fault, meaning, FailureCause.MESSAGE_REJECTED, recipients);
            case MESSAGE_SIZE -> finalOrLater(fault, meaning, FailureCause.MESSAGE_TOO_LARGE, recipients);
            case THROTTLED -> deferred(fault, meaning, DelayReason.THROTTLED, FailureCause.THROTTLED);
            case TRANSIENT -> deferred(fault, meaning, DelayReason.RETRY, ifTransientForEver(fault.stage()));
            // These are not given up at the first refusal, whatever its code: a setting or a network is being
            // repaired somewhere, and what waits leaves by itself.
            case UNREACHABLE ->
                deferred(fault, meaning, DelayReason.SERVER_UNREACHABLE, FailureCause.SERVER_UNREACHABLE);
            case TLS -> deferred(fault, meaning, DelayReason.SERVER_UNREACHABLE, FailureCause.TLS_FAILURE);
            case OPERATOR -> deferred(fault, meaning, DelayReason.RETRY, FailureCause.MESSAGE_REJECTED);
        };
    }

    private DeliveryOutcome finalOrLater(
            ConversationFault fault, Meaning meaning, FailureCause cause, List<RecipientOutcome> recipients) {
        return meaning.retry()
                ? deferred(fault, meaning, DelayReason.RETRY, cause)
                : new Rejected(
                        cause,
                        whoActs(meaning),
                        FaultWords.detail(fault),
                        Optional.of(FaultWords.smtp(fault)),
                        recipients);
    }

    private Deferred deferred(ConversationFault fault, Meaning meaning, DelayReason reason, FailureCause ifGivenUp) {
        return new Deferred(
                reason,
                meaning.retryAfter(),
                FaultWords.detail(fault),
                Optional.of(FaultWords.smtp(fault)),
                ifGivenUp,
                whoActs(meaning));
    }

    private WhoActs whoActs(Meaning meaning) {
        return switch (meaning.kind().actor()) {
            case OWNER -> ownerActs();
            case REQUESTER -> WhoActs.CALLER;
            case OPERATOR -> WhoActs.OPERATOR;
        };
    }

    private static FailureCause ifTransientForEver(SmtpStage stage) {
        return switch (stage) {
            case RCPT -> FailureCause.RECIPIENT_REJECTED;
            case MAIL -> FailureCause.SENDER_REJECTED;
            case DATA, END_OF_DATA -> FailureCause.MESSAGE_REJECTED;
            case CONNECT, TLS, GREETING, EHLO, STARTTLS, AUTH, RSET, QUIT -> FailureCause.SERVER_UNREACHABLE;
        };
    }

    private WhoActs ownerActs() {
        return switch (owner) {
            case OPERATOR -> WhoActs.OPERATOR;
            case SENDER -> WhoActs.SENDER;
        };
    }

    /** Nobody got it, whatever was said to RCPT: of those taken there, the refusal of the message is the answer. */
    private static List<RecipientOutcome> refusedOutcomes(
            SubmissionResult.NotAccepted notAccepted, List<EmailAddress> recipients) {
        List<RecipientOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < notAccepted.recipients().size(); i++) {
            RecipientReply reply = notAccepted.recipients().get(i);
            outcomes.add(
                    reply.accepted()
                            ? new RecipientOutcome(recipients.get(i), false, FaultWords.words(notAccepted.fault()))
                            : refusedOutcome(recipients.get(i), reply.reply()));
        }
        return outcomes;
    }

    /** Whom the server cannot take in their letters is refused, in the words it would have used (RFC 6531 §3.5). */
    DeliveryOutcome withoutSmtpUtf8(DeliveryOutcome outcome, List<EmailAddress> unreachable) {
        List<RecipientOutcome> refused = unreachable.stream()
                .map(address -> new RecipientOutcome(address, false, Optional.of(NOT_WITHOUT_SMTPUTF8)))
                .toList();
        return switch (outcome) {
            case Accepted(List<RecipientOutcome> recipients, Optional<String> id) ->
                new Accepted(joined(recipients, refused), id);
            case PartlyAccepted(List<RecipientOutcome> settled, Deferred rest) ->
                new PartlyAccepted(joined(settled, refused), rest);
            case Rejected rejected ->
                new Rejected(
                        rejected.cause(),
                        rejected.whoActs(),
                        rejected.detail(),
                        rejected.smtp(),
                        joined(rejected.recipients(), refused));
            case Deferred _, AuthenticationExpired _, Uncertain _ -> outcome;
        };
    }

    private static <T> List<T> joined(List<T> some, List<T> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static RecipientOutcome refusedOutcome(EmailAddress recipient, SmtpReply reply) {
        return new RecipientOutcome(recipient, false, Optional.of(ServerWords.of(reply)));
    }
}
