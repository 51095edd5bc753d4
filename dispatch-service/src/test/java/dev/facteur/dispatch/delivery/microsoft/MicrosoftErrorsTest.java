package dev.facteur.dispatch.delivery.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.dispatch.delivery.DeliveryOutcome;
import dev.facteur.dispatch.delivery.DeliveryOutcome.AuthenticationExpired;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Deferred;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Rejected;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Uncertain;
import dev.facteur.dispatch.delivery.http.PostResult.Answered;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.WhoActs;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each row of the table, as Graph writes it (learn.microsoft.com/graph/errors): code, a sentence, what support asks for. */
class MicrosoftErrorsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | InvalidAuthenticationToken | Lifetime validation failed, the token is expired.",
                "401 | InvalidAuthenticationToken | CompactToken parsing failed with error code: 80049217",
                "401 | UnknownError | ",
                "403 | ErrorAccessDenied | Access is denied. Check credentials and try again.",
                "403 | Authorization_RequestDenied | Insufficient privileges to complete the operation."
            })
    void whoIsNotLetInMustConsentAgain(int status, String code, String message) {
        assertThat(of(status, code, message)).isInstanceOf(AuthenticationExpired.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | ErrorInvalidRecipients | At least one recipient is not valid. | RECIPIENT_REJECTED | CALLER",
                "400 | ErrorInvalidRecipients | At least one recipient isn't valid., A valid address is required. | RECIPIENT_REJECTED | CALLER",
                "400 | ErrorMessageSizeExceeded | The message exceeds the maximum supported size. | MESSAGE_TOO_LARGE | CALLER",
                "413 | RequestEntityTooLarge | The request is too large. | MESSAGE_TOO_LARGE | CALLER",
                "413 | | | MESSAGE_TOO_LARGE | CALLER",
                "400 | ErrorMimeContentInvalidBase64String | Invalid base64 string for MIME content. | MESSAGE_REJECTED | CALLER",
                "403 | ErrorSendAsDenied | The user account which was used to submit this request does not have the right to send mail on behalf of the specified sending account. | SENDER_REJECTED | SENDER",
                "429 | ErrorMessageSubmissionBlocked | Cannot send mail. Follow the instructions in your Inbox to verify your account. | SENDER_REJECTED | SENDER",
                "403 | ErrorAccountSuspend | Account suspended. Follow the instructions in your Inbox to verify your account. | SENDER_REJECTED | SENDER",
                // github.com/thobach/MMM-MicrosoftToDo issue 21; github.com/iyear/E5SubBot issue 39
                "404 | MailboxNotEnabledForRESTAPI | REST API is not yet supported for this mailbox. | SENDER_REJECTED | SENDER",
                "404 | MailboxNotEnabledForRESTAPI | The mailbox is either inactive, soft-deleted, or is hosted on-premise. | SENDER_REJECTED | SENDER",
                "404 | ErrorNonExistentMailbox | No mailbox with such guid. | SENDER_REJECTED | SENDER"
            })
    void whatIsRefusedForGoodEnds(int status, String code, String message, FailureCause cause, WhoActs whoActs) {
        assertThat(of(status, code, message)).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.cause()).isEqualTo(cause);
            assertThat(rejected.whoActs()).isEqualTo(whoActs);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // learn.microsoft.com/graph/throttling
                "TooManyRequests | Please retry again later.",
                "ApplicationThrottled | Application is over its MailboxConcurrency limit.",
                // github.com/pawp81/AdminSubmissionsAPI issue 2
                "ActivityLimitReached | The client application has been throttled for reaching an activity limit."
            })
    void tooManyMeansWaitingAsLongAsItSays(String code, String message) {
        DeliveryOutcome outcome = MicrosoftErrors.of(
                MicrosoftAnswers.refusal(new Answered(429, Optional.of(Duration.ofSeconds(10)), json(code, message))));

        assertThat(outcome).isInstanceOfSatisfying(Deferred.class, deferred -> {
            assertThat(deferred.reason()).isEqualTo(DelayReason.THROTTLED);
            assertThat(deferred.retryAfter()).contains(Duration.ofSeconds(10));
        });
    }

    @Test
    void theDaysFillMeansWaitingForADay() {
        assertThat(of(429, "ErrorExceededMessageLimit", "The message limit has been exceeded."))
                .isInstanceOfSatisfying(Deferred.class, deferred -> {
                    assertThat(deferred.reason()).isEqualTo(DelayReason.THROTTLED);
                    assertThat(deferred.retryAfter()).contains(Duration.ofDays(1));
                });
    }

    /** microsoftgraph/microsoft-graph-docs issues 3935 and 5607: met at sendMail */
    @Test
    void aFullMailboxIsWaitedForAndIsItsOwners() {
        assertThat(of(507, "ErrorQuotaExceeded", "The message cannot be saved because the mailbox quota is exceeded."))
                .isInstanceOfSatisfying(Deferred.class, deferred -> {
                    assertThat(deferred.reason()).isEqualTo(DelayReason.RETRY);
                    assertThat(deferred.whoActs()).isEqualTo(WhoActs.SENDER);
                    assertThat(deferred.ifGivenUp()).isEqualTo(FailureCause.SENDER_REJECTED);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "503 | ServiceUnavailable | The service is temporarily unavailable for maintenance or is overloaded.",
                "503 | serviceNotAvailable | The service is temporarily unavailable.",
                "500 | ErrorServerBusy | The server cannot service this request right now. Try again later.",
                "509 | | "
            })
    void whatMicrosoftAsksToBeRepeatedIs(int status, String code, String message) {
        assertThat(of(status, code, message))
                .isInstanceOfSatisfying(
                        Deferred.class,
                        deferred -> assertThat(deferred.reason()).isEqualTo(DelayReason.SERVER_UNREACHABLE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | ErrorInternalServerError | An internal server error occurred. The operation failed.",
                "500 | generalException | An unspecified error has occurred.",
                "502 | BadGateway | ",
                "504 | GatewayTimeout | "
            })
    void whereSomethingBrokeBehindItNobodyKnows(int status, String code, String message) {
        assertThat(of(status, code, message)).isInstanceOf(Uncertain.class);
    }

    @Test
    void anUnknownNoIsTriedAgain() {
        assertThat(of(403, "ErrorSomethingNew", "Ask jeanne@example.org"))
                .isInstanceOfSatisfying(
                        Deferred.class,
                        deferred -> assertThat(deferred.detail())
                                .isEqualTo("Microsoft answered 403 ErrorSomethingNew Ask j…@example.org"));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 404, 407, 415})
    void aWrongEndpointOrAProxyIsTheOperators(int status) {
        assertThat(MicrosoftErrors.of(
                        MicrosoftAnswers.refusal(new Answered(status, Optional.empty(), "<html>Not here</html>"))))
                .isInstanceOfSatisfying(
                        Deferred.class,
                        deferred -> assertThat(deferred.whoActs()).isEqualTo(WhoActs.OPERATOR));
    }

    private static DeliveryOutcome of(int status, String code, String message) {
        return MicrosoftErrors.of(
                MicrosoftAnswers.refusal(new Answered(status, Optional.empty(), json(code, message))));
    }

    private static String json(String code, String message) {
        return """
                {"error": {"code": "%s", "message": "%s", "innerError": {"date": "2026-11-24T07:36:30",
                  "request-id": "9d016848-179e-4d1f-99d2-4f04796bf037",
                  "client-request-id": "9d016848-179e-4d1f-99d2-4f04796bf037"}}}""".formatted(code == null ? "" : code, message == null ? "" : message);
    }
}
