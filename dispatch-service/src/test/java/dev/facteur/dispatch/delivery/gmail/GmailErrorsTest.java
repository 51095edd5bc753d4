package dev.facteur.dispatch.delivery.gmail;

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
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each row of the table, in Google's own words. */
class GmailErrorsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    /** From developers.google.com/gmail/api/guides/handle-errors, like those below that name no other source. */
    private static final String AUTH_ERROR = """
            {"error": {"errors": [{"domain": "global", "reason": "authError", "message": "Invalid Credentials",
              "locationType": "header", "location": "Authorization"}], "code": 401, "message": "Invalid Credentials"}}""";

    private static final String DAILY_LIMIT = """
            {"error": {"errors": [{"domain": "usageLimits", "reason": "dailyLimitExceeded",
              "message": "Daily Limit Exceeded"}], "code": 403, "message": "Daily Limit Exceeded"}}""";

    private static final String USER_RATE_LIMIT = """
            {"error": {"errors": [{"domain": "usageLimits", "reason": "userRateLimitExceeded",
              "message": "User Rate Limit Exceeded"}], "code": 403, "message": "User Rate Limit Exceeded"}}""";

    private static final String RATE_LIMIT = """
            {"error": {"errors": [{"domain": "usageLimits", "message": "Rate Limit Exceeded",
              "reason": "rateLimitExceeded"}], "code": 403, "message": "Rate Limit Exceeded"}}""";

    private static final String DOMAIN_POLICY = """
            {"error": {"errors": [{"domain": "global", "reason": "domainPolicy",
              "message": "The domain administrators have disabled Gmail apps."}], "code": 403,
              "message": "The domain administrators have disabled Gmail apps."}}""";

    /** github.com/elie222/inbox-zero issue 379 */
    private static final String EXHAUSTED = """
            {"error": {"code": 429, "message": "Resource has been exhausted (e.g. check quota).", "errors": [
              {"message": "Resource has been exhausted (e.g. check quota).", "domain": "global",
               "reason": "rateLimitExceeded"}], "status": "RESOURCE_EXHAUSTED"}}""";

    /** The sentence: github.com/levz0r/gmail-tester issue 23, and others */
    private static final String MAILBOX_LIMIT = """
            {"error": {"code": 429, "message": "User-rate limit exceeded.  Retry after 2026-11-24T12:57:51.196Z",
              "errors": [{"message": "User-rate limit exceeded.  Retry after 2026-11-24T12:57:51.196Z",
               "domain": "global", "reason": "rateLimitExceeded"}], "status": "RESOURCE_EXHAUSTED"}}""";

    private static final String SCOPE = """
            {"error": {"code": 403, "message": "Request had insufficient authentication scopes.", "errors": [
              {"message": "Insufficient Permission", "domain": "global", "reason": "insufficientPermissions"}],
              "status": "PERMISSION_DENIED", "details": [{"@type": "type.googleapis.com/google.rpc.ErrorInfo",
              "reason": "ACCESS_TOKEN_SCOPE_INSUFFICIENT", "domain": "googleapis.com",
              "metadata": {"method": "caribou.api.proto.MailboxService.SendMessage", "service": "gmail.googleapis.com"}}]}}""";

    private static final String NOT_CONFIGURED = """
            {"error": {"code": 403, "message": "Gmail API has not been used in project 123456789012 before or it is disabled. Enable it by visiting https://console.developers.google.com/apis/api/gmail.googleapis.com/overview?project=123456789012 then retry.",
              "errors": [{"message": "Gmail API has not been used in project 123456789012 before or it is disabled.",
              "domain": "usageLimits", "reason": "accessNotConfigured", "extendedHelp": "https://console.developers.google.com"}],
              "status": "PERMISSION_DENIED", "details": [{"@type": "type.googleapis.com/google.rpc.ErrorInfo",
              "reason": "SERVICE_DISABLED", "domain": "googleapis.com"}]}}""";

    @Test
    void aTokenThatIsNotTakenMeansSigningInAgain() {
        assertThat(of(401, AUTH_ERROR))
                .isInstanceOfSatisfying(
                        AuthenticationExpired.class,
                        expired -> assertThat(expired.reason())
                                .isEqualTo("Gmail answered 401 authError Invalid Credentials"));
    }

    @Test
    void aScopeThatWasNotTickedMeansConsentingAgain() {
        assertThat(of(403, SCOPE)).isInstanceOf(AuthenticationExpired.class);
    }

    @Test
    void anAdministratorsNoIsToldByTheConsentPage() {
        assertThat(of(403, DOMAIN_POLICY))
                .isInstanceOfSatisfying(
                        AuthenticationExpired.class,
                        expired -> assertThat(expired.reason()).contains("domain administrators"));
    }

    @Test
    void anApiThatIsSwitchedOffInOurProjectIsTheOperators() {
        assertThat(of(403, NOT_CONFIGURED)).isInstanceOfSatisfying(Deferred.class, deferred -> {
            assertThat(deferred.reason()).isEqualTo(DelayReason.RETRY);
            assertThat(deferred.whoActs()).isEqualTo(WhoActs.OPERATOR);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {USER_RATE_LIMIT, RATE_LIMIT})
    void aRateThatIsTooHighMeansWaiting(String body) {
        assertThat(throttled(403, body).retryAfter()).isEmpty();
    }

    @Test
    void theTimeOfAHeaderCounts() {
        DeliveryOutcome outcome = GmailErrors.of(
                GmailAnswers.refusal(new Answered(429, Optional.of(Duration.ofSeconds(30)), EXHAUSTED), NOW));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Deferred.class,
                        deferred -> assertThat(deferred.retryAfter()).contains(Duration.ofSeconds(30)));
    }

    @Test
    void theTimeInTheSentenceCounts() {
        assertThat(throttled(429, MAILBOX_LIMIT).retryAfter()).contains(Duration.parse("PT4H57M51.196S"));
    }

    /** The past: googleapis/google-api-ruby-client issue 20544 */
    @ParameterizedTest
    @ValueSource(strings = {"9999-99-99Z", "2026-11-24T07:57:51.196Z"})
    void aSentenceWithoutATimeToComeSaysNothing(String time) {
        assertThat(throttled(429, MAILBOX_LIMIT.replace("2026-11-24T12:57:51.196Z", time))
                        .retryAfter())
                .isEmpty();
    }

    @Test
    void theDailyLimitMeansWaitingForADayAndIsTheOperators() {
        Deferred deferred = throttled(403, DAILY_LIMIT);

        assertThat(deferred.retryAfter()).contains(Duration.ofDays(1));
        assertThat(deferred.whoActs()).isEqualTo(WhoActs.OPERATOR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Invalid To header", "Invalid Cc header", "Invalid Bcc header", "Recipient address required"})
    void aRecipientWhoCannotBeWrittenToIsTheCallers(String message) {
        assertThat(rejected(400, badRequest("invalidArgument", message)).cause())
                .isEqualTo(FailureCause.RECIPIENT_REJECTED);
    }

    /** googleapis/google-api-nodejs-client and others: an account without Gmail */
    @ParameterizedTest
    @ValueSource(strings = {"Mail service not enabled", "Precondition check failed."})
    void anAccountWithoutGmailIsItsOwners(String message) {
        Rejected rejected = rejected(400, badRequest("failedPrecondition", message));

        assertThat(rejected.cause()).isEqualTo(FailureCause.SENDER_REJECTED);
        assertThat(rejected.whoActs()).isEqualTo(WhoActs.SENDER);
    }

    @Test
    void aMessageThatGmailCannotReadIsRejected() {
        assertThat(rejected(400, badRequest("badRequest", "Bad Request")).cause())
                .isEqualTo(FailureCause.MESSAGE_REJECTED);
    }

    @Test
    void aMessageThatIsTooLargeIsRejectedAsThat() {
        assertThat(rejected(413, "<html><title>Error 413 (Request Entity Too Large)!!1</title></html>")
                        .cause())
                .isEqualTo(FailureCause.MESSAGE_TOO_LARGE);
        assertThat(rejected(400, badRequest("invalidArgument", "Message too large"))
                        .cause())
                .isEqualTo(FailureCause.MESSAGE_TOO_LARGE);
    }

    /** facts of the guide: backendError; it may have been sent all the same */
    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void whereSomethingBrokeBehindItNobodyKnows(int status) {
        assertThat(of(status, """
                {"error": {"errors": [{"domain": "global", "reason": "backendError", "message": "Backend Error"}],
                  "code": 500, "message": "Backend Error"}}""")).isInstanceOf(Uncertain.class);
    }

    @Test
    void anUnknownNoIsTriedAgainAndIsTheSenders() {
        assertThat(of(403, badRequest("forbidden", "Delegation denied for jeanne@example.org")))
                .isInstanceOfSatisfying(Deferred.class, deferred -> {
                    assertThat(deferred.ifGivenUp()).isEqualTo(FailureCause.SENDER_REJECTED);
                    assertThat(deferred.detail()).endsWith("Delegation denied for j…@example.org");
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 404, 405, 407})
    void aWrongEndpointOrAProxyIsTheOperators(int status) {
        assertThat(of(status, "<html>Not here</html>")).isInstanceOfSatisfying(Deferred.class, deferred -> {
            assertThat(deferred.whoActs()).isEqualTo(WhoActs.OPERATOR);
            assertThat(deferred.detail()).isEqualTo("Gmail answered " + status);
        });
    }

    private static String badRequest(String reason, String message) {
        return """
                {"error": {"code": 400, "message": "%2$s", "errors": [{"message": "%2$s", "domain": "global",
                  "reason": "%1$s"}], "status": "INVALID_ARGUMENT"}}""".formatted(reason, message);
    }

    private static Deferred throttled(int status, String body) {
        DeliveryOutcome outcome = of(status, body);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Deferred.class,
                        deferred -> assertThat(deferred.reason()).isEqualTo(DelayReason.THROTTLED));
        return (Deferred) outcome;
    }

    private static Rejected rejected(int status, String body) {
        DeliveryOutcome outcome = of(status, body);
        assertThat(outcome).isInstanceOf(Rejected.class);
        return (Rejected) outcome;
    }

    private static DeliveryOutcome of(int status, String body) {
        return GmailErrors.of(GmailAnswers.refusal(new Answered(status, Optional.empty(), body), NOW));
    }
}
