package dev.facteur.embedded.partner.sending;

import java.util.List;

/**
 * Microsoft Graph's refusals, as Microsoft words them.
 *
 * @see <a href="https://learn.microsoft.com/en-us/graph/errors">Error responses</a>; the codes of Exchange are not on that
 *     page, but were seen by others, as said beside them
 */
public final class GraphReplies {
    /** The code: microsoftgraph/android-java-meetingfeedback-rest-sample issue 11; the words differ with what is wrong. */
    public static final SendingReply INVALID_AUTHENTICATION_TOKEN =
            refusal(401, "InvalidAuthenticationToken", "Lifetime validation failed, the token is expired.");

    /** microsoftgraph/microsoft-graph-docs issue 10880. */
    public static final SendingReply ACCESS_DENIED =
            refusal(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");

    public static final SendingReply SEND_AS_DENIED = refusal(
            403,
            "ErrorSendAsDenied",
            "The user account which was used to submit this request does not have the right to send mail on behalf of the specified sending account., Cannot submit message.");

    /** An account without a mailbox at Exchange. */
    public static final SendingReply MAILBOX_NOT_ENABLED = refusal(
            404,
            "MailboxNotEnabledForRESTAPI",
            "The mailbox is either inactive, soft-deleted, or is hosted on-premise.");

    /** microsoftgraph/php-connect-sample issue 13. */
    public static final SendingReply INVALID_RECIPIENTS =
            refusal(400, "ErrorInvalidRecipients", "At least one recipient isn't valid.");

    /** microsoftgraph/msgraph-sdk-java issue 831. */
    public static final SendingReply NO_RECIPIENTS = refusal(
            400,
            "ErrorInvalidRecipients",
            "At least one recipient is not valid., A message can't be sent because it contains no recipients.");

    /** {@code user: sendMail}, example 5. */
    public static final SendingReply INVALID_BASE64 =
            refusal(400, "ErrorMimeContentInvalidBase64String", "Invalid base64 string for MIME content.");

    public static final SendingReply INVALID_MIME =
            refusal(400, "ErrorMimeContentInvalid", "The MIME content is invalid.");

    public static final SendingReply MESSAGE_SIZE_EXCEEDED =
            refusal(400, "ErrorMessageSizeExceeded", "The message exceeds the maximum supported size.");

    // The words of the next three are not documented.
    public static final SendingReply UNSUPPORTED_MEDIA_TYPE =
            refusal(415, "RequestBodyRead", "The content type of the request is not supported.");
    public static final SendingReply TOO_MANY_RECIPIENTS =
            refusal(400, "ErrorExceededMaxRecipientLimit", "The message exceeds the maximum number of recipients.");
    public static final SendingReply TOO_LARGE =
            refusal(413, "RequestEntityTooLarge", "The maximum request length supported is 4MB.");

    /** magodo/terraform-provider-outlook issue 21. */
    public static final SendingReply APPLICATION_THROTTLED =
            refusal(429, "ApplicationThrottled", "Application is over its MailboxConcurrency limit.");

    public static final SendingReply TOO_MANY_REQUESTS = refusal(429, "TooManyRequests", "Too Many Requests");

    /** The mailbox has sent its fill for today. */
    public static final SendingReply EXCEEDED_MESSAGE_LIMIT = refusal(
            429,
            "ErrorExceededMessageLimit",
            "Cannot send mail. Follow the instructions in your Inbox to verify your account.");

    /** The account is under suspicion of spam. */
    public static final SendingReply MESSAGE_SUBMISSION_BLOCKED = refusal(
            429,
            "ErrorMessageSubmissionBlocked",
            "Cannot send mail. Follow the instructions in your Inbox to verify your account.");

    public static final SendingReply INTERNAL_SERVER_ERROR = refusal(
            500,
            "ErrorInternalServerError",
            "An internal server error occurred. The operation failed., Cannot submit message.");
    public static final SendingReply SERVICE_UNAVAILABLE =
            refusal(503, "ServiceNotAvailable", "The service is temporarily unavailable.");
    public static final SendingReply GATEWAY_TIMEOUT = refusal(504, "UnknownError", "");

    private GraphReplies() {}

    /** All of them, for a test of each. */
    public static List<SendingReply> all() {
        return List.of(
                INVALID_AUTHENTICATION_TOKEN,
                ACCESS_DENIED,
                SEND_AS_DENIED,
                MAILBOX_NOT_ENABLED,
                INVALID_RECIPIENTS,
                NO_RECIPIENTS,
                INVALID_BASE64,
                INVALID_MIME,
                MESSAGE_SIZE_EXCEEDED,
                UNSUPPORTED_MEDIA_TYPE,
                TOO_MANY_RECIPIENTS,
                TOO_LARGE,
                APPLICATION_THROTTLED,
                TOO_MANY_REQUESTS,
                EXCEEDED_MESSAGE_LIMIT,
                MESSAGE_SUBMISSION_BLOCKED,
                INTERNAL_SERVER_ERROR,
                SERVICE_UNAVAILABLE,
                GATEWAY_TIMEOUT);
    }

    private static SendingReply refusal(int status, String code, String message) {
        return SendingReply.json(status, """
                {"error": {"code": "%s", "message": "%s", "innerError": {"date": "2026-11-24T09:12:44", "request-id": "255d1aef-8c98-452f-ac51-23d051240864", "client-request-id": "255d1aef-8c98-452f-ac51-23d051240864"}}}""".formatted(code, message));
    }
}
