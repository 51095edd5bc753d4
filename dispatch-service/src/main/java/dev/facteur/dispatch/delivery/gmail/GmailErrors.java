package dev.facteur.dispatch.delivery.gmail;

import dev.facteur.dispatch.delivery.DeliveryOutcome;
import dev.facteur.dispatch.delivery.http.ApiOutcomes;
import dev.facteur.dispatch.delivery.http.Refusal;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.WhoActs;
import java.util.regex.Pattern;

/**
 * What Gmail's refusals mean (developers.google.com/gmail/api/guides/handle-errors, and what others have met). By status
 * first: reasons come and go.
 */
final class GmailErrors {
    static final ApiOutcomes OUTCOMES = new ApiOutcomes("Gmail");

    private static final int SERVER_ERRORS = 500;
    private static final Pattern ABOUT_RECIPIENTS =
            Pattern.compile("Invalid (To|Cc|Bcc) header|\\brecipients?\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern ABOUT_SIZE =
            Pattern.compile("too large|size exceeds|larger than", Pattern.CASE_INSENSITIVE);

    private GmailErrors() {}

    static DeliveryOutcome of(Refusal refusal) {
        return switch (refusal.status()) {
            case 400 -> badRequest(refusal);
            case 401 -> OUTCOMES.expired(refusal);
            case 403 -> forbidden(refusal);
            case 413 -> OUTCOMES.rejected(FailureCause.MESSAGE_TOO_LARGE, WhoActs.CALLER, refusal);
            case 429 -> limited(refusal);
            default ->
                refusal.status() >= SERVER_ERRORS
                        // Google's UNAVAILABLE too may come after the deed, by its own definition.
                        ? OUTCOMES.uncertain(refusal)
                        // An endpoint or a proxy that is set up wrongly.
                        : OUTCOMES.deferred(FailureCause.SERVER_UNREACHABLE, WhoActs.OPERATOR, refusal);
        };
    }

    private static DeliveryOutcome badRequest(Refusal refusal) {
        if (refusal.code().equalsIgnoreCase("failedPrecondition")) {
            // "Mail service not enabled": an account without a mailbox.
            return OUTCOMES.rejected(FailureCause.SENDER_REJECTED, WhoActs.SENDER, refusal);
        }
        if (ABOUT_RECIPIENTS.matcher(refusal.message()).find()) {
            return OUTCOMES.rejected(FailureCause.RECIPIENT_REJECTED, WhoActs.CALLER, refusal);
        }
        return ABOUT_SIZE.matcher(refusal.message()).find()
                ? OUTCOMES.rejected(FailureCause.MESSAGE_TOO_LARGE, WhoActs.CALLER, refusal)
                : OUTCOMES.rejected(FailureCause.MESSAGE_REJECTED, WhoActs.CALLER, refusal);
    }

    private static DeliveryOutcome forbidden(Refusal refusal) {
        return switch (refusal.code()) {
            // The person has not ticked the scope, or an administrator has closed the account to us: the page says so
            // when they come to connect it again.
            case "insufficientPermissions", "ACCESS_TOKEN_SCOPE_INSUFFICIENT", "domainPolicy" ->
                OUTCOMES.expired(refusal);
            case "accessNotConfigured", "SERVICE_DISABLED" ->
                OUTCOMES.deferred(FailureCause.SERVER_UNREACHABLE, WhoActs.OPERATOR, refusal);
            case "rateLimitExceeded",
                    "userRateLimitExceeded",
                    "dailyLimitExceeded",
                    "quotaExceeded",
                    "RATE_LIMIT_EXCEEDED" -> limited(refusal);
            default -> OUTCOMES.deferred(FailureCause.SENDER_REJECTED, WhoActs.SENDER, refusal);
        };
    }

    /** Of the account, or of all that we ask for: that one is the operator's to have raised. */
    private static DeliveryOutcome limited(Refusal refusal) {
        return refusal.code().equals("dailyLimitExceeded")
                ? OUTCOMES.throttledForADay(WhoActs.OPERATOR, refusal)
                : OUTCOMES.throttled(WhoActs.SENDER, refusal);
    }
}
