package dev.facteur.embedded.partner.sending;

import static dev.facteur.embedded.partner.sending.SendingClient.ACCOUNT;
import static dev.facteur.embedded.partner.sending.SendingClient.LETTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.facteur.embedded.partner.EmbeddedPartner;
import dev.facteur.embedded.partner.PartnerEndpoint;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SendingRulesTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private final EmbeddedPartner google = EmbeddedPartner.google();
    private final EmbeddedPartner microsoft = EmbeddedPartner.microsoft();
    private final SendingClient client = new SendingClient(http, google);
    private final String token = google.accessTokenFor(ACCOUNT, "https://mail.google.com/");

    @AfterEach
    void close() {
        google.close();
        microsoft.close();
        http.close();
    }

    @Test
    void theNextRequestsAreAnsweredAsSaidAndThenAllIsWell() throws Exception {
        google.sending().next(2, GmailReplies.USER_RATE_LIMIT_EXCEEDED);
        google.sending().next(GmailReplies.UNAVAILABLE);

        assertThat(client.upload(token, LETTER).body()).contains("userRateLimitExceeded");
        assertThat(client.upload(token, LETTER).statusCode()).isEqualTo(403);
        assertThat(client.upload(token, LETTER).statusCode()).isEqualTo(503);
        assertThat(client.upload(token, LETTER).statusCode()).isEqualTo(200);
    }

    @Test
    void anAccountIsRefusedUntilTheRulesAreGone() throws Exception {
        google.sending().forAccount(ACCOUNT.toUpperCase(java.util.Locale.ROOT), GmailReplies.DOMAIN_POLICY);
        String other = google.accessTokenFor("other@example.org", "https://mail.google.com/");

        assertThat(client.upload(token, LETTER).body()).contains("domainPolicy");
        assertThat(client.upload(token, LETTER).body()).contains("domainPolicy");
        assertThat(client.upload(other, LETTER).statusCode()).isEqualTo(200);
        google.sending().reset();
        assertThat(client.upload(token, LETTER).statusCode()).isEqualTo(200);
    }

    @Test
    void whenToComeBackIsSaidInSecondsOrAsADate() throws Exception {
        google.sending().next(GmailReplies.TOO_MANY_REQUESTS.retryAfter(Duration.ofSeconds(17)));
        google.sending().next(GmailReplies.TOO_MANY_REQUESTS.retryAfter(Instant.parse("2026-11-24T09:12:44Z")));
        google.sending().next(GmailReplies.sendingLimit(Instant.parse("2026-11-24T09:12:44.196Z")));

        assertThat(client.upload(token, LETTER).headers().firstValue("Retry-After"))
                .contains("17");
        assertThat(client.upload(token, LETTER).headers().firstValue("Retry-After"))
                .contains("Tue, 24 Nov 2026 09:12:44 GMT");
        assertThat(client.upload(token, LETTER).body()).contains("Retry after 2026-11-24T09:12:44.196Z");
    }

    @ParameterizedTest
    @EnumSource(names = {"BEFORE_BODY", "AFTER_BODY", "AFTER_FILING"})
    void anAnswerMayNotCome(SendingBreak rule) throws Exception {
        google.sending().next(rule);

        assertThatThrownBy(() -> client.upload(token, LETTER)).isInstanceOf(IOException.class);
        assertThat(google.sent()).hasSize(rule == SendingBreak.AFTER_FILING ? 1 : 0);
        assertThat(client.upload(token, LETTER).statusCode()).isEqualTo(200);
    }

    @Test
    void aRequestMayHang() {
        google.sending().next(SendingBreak.HANGS);

        var answer = CompletableFuture.supplyAsync(() -> {
            try {
                return client.upload(token, LETTER);
            } catch (IOException | InterruptedException e) {
                throw new CompletionException(e);
            }
        });
        Awaitility.await().until(() -> google.requests().size() == 1);
        assertThat(answer).isNotDone();
        google.sending().reset();

        assertThat(answer)
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableThat()
                .withRootCauseInstanceOf(IOException.class);
        assertThat(google.sent()).isEmpty();
    }

    @Test
    void everyRefusalIsJsonInTheProvidersWay() throws Exception {
        for (SendingReply reply : GmailReplies.all()) {
            if (reply.equals(GmailReplies.BAD_GATEWAY)) {
                continue;
            }
            var error = JSONObjectUtils.getJSONObject(JSONObjectUtils.parse(reply.body()), "error");
            assertThat(error).containsEntry("code", (long) reply.status()).containsKeys("message", "errors");
        }
        for (SendingReply reply : GraphReplies.all()) {
            var error = JSONObjectUtils.getJSONObject(JSONObjectUtils.parse(reply.body()), "error");
            assertThat(error).containsKeys("code", "message");
        }
    }

    @Test
    void eitherProviderKeepsToItsOwnPath() {
        assertThat(google.uri(PartnerEndpoint.SENDING))
                .isEqualTo(google.baseUri() + "/upload/gmail/v1/users/me/messages/send");
        assertThat(microsoft.uri(PartnerEndpoint.SENDING)).isEqualTo(microsoft.baseUri() + "/v1.0/me/sendMail");
    }
}
