package dev.facteur.settings.connection.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenRefusalsTest {
    /** Rows of the providers' documentation; the numbers in Microsoft's descriptions play no part. */
    @ParameterizedTest(name = "{0} {1} → {2}")
    @CsvSource({
        "400, invalid_grant, ConsentNeeded",
        "400, interaction_required, ConsentNeeded",
        "400, consent_required, ConsentNeeded",
        "400, login_required, ConsentNeeded",
        "400, admin_policy_enforced, ConsentNeeded",
        "401, invalid_client, ClientBroken",
        "401, deleted_client, ClientBroken",
        "401, unauthorized_client, ClientBroken",
        "400, unauthorized_client, ClientBroken",
        "400, redirect_uri_mismatch, ClientBroken",
        "400, invalid_request, ClientBroken",
        "400, invalid_scope, ClientBroken",
        "400, unsupported_grant_type, ClientBroken",
        "400, something_new, ClientBroken",
        "400, temporarily_unavailable, Unavailable",
        "429, rate_limit_exceeded, Unavailable",
        "429, invalid_grant, Unavailable",
        "500, internal_failure, Unavailable",
        "503, '', Unavailable",
        "502, invalid_client, Unavailable",
        "404, '', Unavailable",
    })
    void saysWhatARefusalMeans(int status, String error, String outcome) {
        assertThat(TokenRefusals.of(status, error, "").getClass().getSimpleName())
                .isEqualTo(outcome);
    }

    @Test
    void waitsAsLongAsAskedWithinReason() {
        assertThat(TokenRefusals.of(503, "", "120")).isEqualTo(new TokenOutcome.Unavailable(Duration.ofMinutes(2)));
        assertThat(TokenRefusals.of(503, "", "999999")).isEqualTo(new TokenOutcome.Unavailable(Duration.ofMinutes(15)));
        assertThat(TokenRefusals.of(503, "", "Fri, 31 Dec 1999 23:59:59 GMT"))
                .isEqualTo(new TokenOutcome.Unavailable(TokenRefusals.RETRY_AFTER));
    }

    @Test
    void whatIsNoAnswerIsAProviderThatIsAway() {
        assertThat(TokenRefusalFilter.outcome("OIDC Server is not available"))
                .isInstanceOf(TokenOutcome.Unavailable.class);
        assertThat(TokenRefusalFilter.outcome("{\"status\": 400, \"error\": \"invalid_grant\", \"retryAfter\": \"\"}"))
                .isEqualTo(new TokenOutcome.ConsentNeeded("invalid_grant"));
    }
}
