package dev.facteur.dispatch.delivery.microsoft;

import dev.facteur.dispatch.delivery.DeliveryOutcome;
import dev.facteur.dispatch.delivery.http.ApiOutcomes;
import dev.facteur.dispatch.delivery.http.Refusal;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.WhoActs;

/**
 * What Graph's refusals mean (learn.microsoft.com/graph/errors). By code first, since Exchange's own come with whatever
 * status, then by status: a code that nobody has met yet is no reason to lose a document.
 */
final class MicrosoftErrors {
    static final ApiOutcomes OUTCOMES = new ApiOutcomes("Microsoft");

    private static final int SERVER_ERRORS = 500;

    private MicrosoftErrors() {}

    static DeliveryOutcome of(Refusal refusal) {
        return switch (refusal.code()) {
            case "ErrorInvalidRecipients", "ErrorRecipientNotFound", "ErrorExceededMaxRecipientLimit" ->
                OUTCOMES.rejected(FailureCause.RECIPIENT_REJECTED, WhoActs.CALLER, refusal);
            case "ErrorMessageSizeExceeded", "RequestEntityTooLarge" ->
                OUTCOMES.rejected(FailureCause.MESSAGE_TOO_LARGE, WhoActs.CALLER, refusal);
            case "ErrorSendAsDenied", "ErrorMessageSubmissionBlocked", "ErrorAccountSuspend" ->
                OUTCOMES.rejected(FailureCause.SENDER_REJECTED, WhoActs.SENDER, refusal);
            case "MailboxNotEnabledForRESTAPI", "ErrorNonExistentMailbox", "MailboxNotHostedInExchangeOnline" ->
                OUTCOMES.rejected(FailureCause.SENDER_REJECTED, WhoActs.SENDER, refusal);
            case "ErrorExceededMessageLimit" -> OUTCOMES.throttledForADay(WhoActs.SENDER, refusal);
            // The mailbox has no room for the copy in Sent Items: its owner has to make some.
            case "ErrorQuotaExceeded" -> OUTCOMES.deferred(FailureCause.SENDER_REJECTED, WhoActs.SENDER, refusal);
            case "ErrorServerBusy" -> OUTCOMES.away(refusal);
            // A scope is missing, or an administrator has closed the mailbox to us: the page says so when they come to
            // connect it again.
            case "InvalidAuthenticationToken", "ErrorAccessDenied", "Authorization_RequestDenied" ->
                OUTCOMES.expired(refusal);
            default -> byStatus(refusal);
        };
    }

    private static DeliveryOutcome byStatus(Refusal refusal) {
        return switch (refusal.status()) {
            case 400 -> OUTCOMES.rejected(FailureCause.MESSAGE_REJECTED, WhoActs.CALLER, refusal);
            case 401 -> OUTCOMES.expired(refusal);
            case 403 -> OUTCOMES.deferred(FailureCause.SENDER_REJECTED, WhoActs.SENDER, refusal);
            case 413 -> OUTCOMES.rejected(FailureCause.MESSAGE_TOO_LARGE, WhoActs.CALLER, refusal);
            // ApplicationThrottled, TooManyRequests, MailboxConcurrency
            case 429 -> OUTCOMES.throttled(WhoActs.SENDER, refusal);
            // Microsoft asks for these to be repeated: nothing was done.
            case 503, 509 -> OUTCOMES.away(refusal);
            default ->
                refusal.status() >= SERVER_ERRORS
                        ? OUTCOMES.uncertain(refusal)
                        : OUTCOMES.deferred(FailureCause.SERVER_UNREACHABLE, WhoActs.OPERATOR, refusal);
        };
    }
}
