package dev.facteur.embedded.partner.sending;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The Gmail API's refusals, as Google words them.
 *
 * @see <a href="https://developers.google.com/workspace/gmail/api/guides/handle-errors">Resolve errors</a>; what is not
 *     on that page was seen by others, as said beside it
 */
public final class GmailReplies {
    /** googleapis/google-api-nodejs-client issue 2665. */
    public static final SendingReply AUTH_ERROR = SendingReply.json(401, """
            {"error": {"code": 401, "message": "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.", "errors": [{"message": "Invalid Credentials", "domain": "global", "reason": "authError", "location": "Authorization", "locationType": "header"}], "status": "UNAUTHENTICATED"}}""");

    /** googleworkspace/cli issue 282. */
    public static final SendingReply INSUFFICIENT_PERMISSIONS = SendingReply.json(403, """
            {"error": {"code": 403, "message": "Request had insufficient authentication scopes.", "errors": [{"message": "Insufficient Permission", "domain": "global", "reason": "insufficientPermissions"}], "status": "PERMISSION_DENIED", "details": [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "ACCESS_TOKEN_SCOPE_INSUFFICIENT", "domain": "googleapis.com", "metadata": {"method": "caribou.api.proto.MailboxService.SendMessage", "service": "gmail.googleapis.com"}}]}}""");

    public static final SendingReply DOMAIN_POLICY =
            refusal(403, "domainPolicy", "The domain administrators have disabled Gmail apps.", "PERMISSION_DENIED");

    /** The API is not switched on for the client's project: nobody's fault but the operator's. */
    public static final SendingReply ACCESS_NOT_CONFIGURED = SendingReply.json(403, """
            {"error": {"code": 403, "message": "Gmail API has not been used in project 90210 before or it is disabled. Enable it by visiting https://console.developers.google.com/apis/api/gmail.googleapis.com/overview?project=90210 then retry.", "errors": [{"message": "Gmail API has not been used in project 90210 before or it is disabled.", "domain": "usageLimits", "reason": "accessNotConfigured", "extendedHelp": "https://console.developers.google.com"}], "status": "PERMISSION_DENIED"}}""");

    public static final SendingReply RATE_LIMIT_EXCEEDED = limit(403, "rateLimitExceeded", "Rate Limit Exceeded");
    public static final SendingReply USER_RATE_LIMIT_EXCEEDED =
            limit(403, "userRateLimitExceeded", "User Rate Limit Exceeded");
    public static final SendingReply DAILY_LIMIT_EXCEEDED = limit(403, "dailyLimitExceeded", "Daily Limit Exceeded");
    public static final SendingReply QUOTA_EXCEEDED = limit(403, "quotaExceeded", "Quota Exceeded");

    /** elie222/inbox-zero issue 379. */
    public static final SendingReply TOO_MANY_REQUESTS =
            refusal(429, "rateLimitExceeded", "Resource has been exhausted (e.g. check quota).", "RESOURCE_EXHAUSTED");

    /** langchain-ai/agents-from-scratch pull request 47; {@code "To: human@f"} suffices (FlowCrypt issue 1370). */
    public static final SendingReply INVALID_TO =
            refusal(400, "invalidArgument", "Invalid To header", "INVALID_ARGUMENT");

    /** Byron/google-apis-rs issue 351. */
    public static final SendingReply RECIPIENT_REQUIRED =
            refusal(400, "invalidArgument", "Recipient address required", "INVALID_ARGUMENT");

    /** An account without a Gmail mailbox. */
    public static final SendingReply MAIL_SERVICE_NOT_ENABLED =
            refusal(400, "failedPrecondition", "Mail service not enabled", "FAILED_PRECONDITION");

    public static final SendingReply BAD_REQUEST = refusal(400, "badRequest", "Bad Request", "INVALID_ARGUMENT");

    // The words of the next three are not documented.
    public static final SendingReply UNSUPPORTED_MEDIA_TYPE = refusal(
            400, "badContent", "Media type is not supported. Valid media types: [message/*]", "INVALID_ARGUMENT");
    public static final SendingReply TOO_MANY_RECIPIENTS =
            refusal(400, "invalidArgument", "Too many recipients", "INVALID_ARGUMENT");
    public static final SendingReply TOO_LARGE =
            refusal(413, "uploadTooLarge", "Request Entity Too Large", "INVALID_ARGUMENT");

    public static final SendingReply BACKEND_ERROR = refusal(500, "backendError", "Backend Error", "INTERNAL");
    public static final SendingReply UNAVAILABLE =
            refusal(503, "backendError", "The service is currently unavailable.", "UNAVAILABLE");

    /** What stands before the API answers so. */
    public static final SendingReply BAD_GATEWAY =
            SendingReply.html(502, "<!DOCTYPE html><title>Error 502 (Server Error)!!1</title>");

    public static final SendingReply GATEWAY_TIMEOUT =
            refusal(504, "backendError", "Deadline expired before operation could complete.", "DEADLINE_EXCEEDED");

    private GmailReplies() {}

    /** The mailbox may send no more until then; Google says it in words only (levz0r/gmail-tester issue 23). */
    public static SendingReply sendingLimit(Instant until) {
        return refusal(
                429,
                "rateLimitExceeded",
                "User-rate limit exceeded.  Retry after " + until.truncatedTo(ChronoUnit.MILLIS),
                "RESOURCE_EXHAUSTED");
    }

    /** All that are not a matter of time, for a test of each. */
    public static List<SendingReply> all() {
        return List.of(
                AUTH_ERROR,
                INSUFFICIENT_PERMISSIONS,
                DOMAIN_POLICY,
                ACCESS_NOT_CONFIGURED,
                RATE_LIMIT_EXCEEDED,
                USER_RATE_LIMIT_EXCEEDED,
                DAILY_LIMIT_EXCEEDED,
                QUOTA_EXCEEDED,
                TOO_MANY_REQUESTS,
                INVALID_TO,
                RECIPIENT_REQUIRED,
                MAIL_SERVICE_NOT_ENABLED,
                BAD_REQUEST,
                UNSUPPORTED_MEDIA_TYPE,
                TOO_MANY_RECIPIENTS,
                TOO_LARGE,
                BACKEND_ERROR,
                UNAVAILABLE,
                BAD_GATEWAY,
                GATEWAY_TIMEOUT);
    }

    private static SendingReply limit(int code, String reason, String message) {
        return SendingReply.json(code, """
                {"error": {"code": %1$d, "message": "%3$s", "errors": [{"domain": "usageLimits", "reason": "%2$s", "message": "%3$s"}]}}""".formatted(code, reason, message));
    }

    private static SendingReply refusal(int code, String reason, String message, String status) {
        return SendingReply.json(code, """
                {"error": {"code": %1$d, "message": "%3$s", "errors": [{"message": "%3$s", "domain": "global", "reason": "%2$s"}], "status": "%4$s"}}""".formatted(code, reason, message, status));
    }
}
