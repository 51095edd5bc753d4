package dev.facteur.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.facteur.embedded.OidcPart;
import dev.facteur.embedded.quarkus.InjectOidc;
import dev.facteur.model.Topics;
import dev.facteur.model.outcome.AuthenticationExpired;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How the service stands, for whoever is on call. */
@QuarkusTest
class OperationsTest extends WholeService {
    @InjectOidc
    OidcPart oidc;

    @Test
    void whoMustSignInAgainIsListedWithWhatWaitsForThem() throws Exception {
        mailbox("secret");
        settings.password("acme", sender, "wrong");
        publishProfileOn(gateway.port(), 1);
        String first = request("", "client@example.org");
        awaitSenderEvent(Topics.AUTHENTICATION_EXPIRED, AuthenticationExpired.class);
        request("", "client@example.org");

        await().atMost(SOON).untilAsserted(() -> {
            Map<String, Object> login = login();
            assertThat(login)
                    .containsEntry("waiting", 2)
                    .containsEntry("method", "SMTP")
                    .containsEntry("domain", "mail.example");
            assertThat(login.get("oldest")).isNotNull();
        });
        assertThat(String.valueOf(login())).doesNotContain(address().value());
        assertThat(count("state = 'WAITING'", first)).isEqualTo(1);
        ask().queryParam("tenant", "umbrella")
                .get("/operations/expired-logins")
                .then()
                .body("logins", empty());
    }

    @Test
    void aServerThatDoesNotAnswerIsListedUntilItDoes() throws Exception {
        mailbox("secret");
        settings.password("acme", sender, "secret");
        gateway.away();
        publishProfileOn(gateway.port(), 1);
        for (int i = 0; i < 6; i++) {
            request("", "client" + i + "@example.org");
        }

        String server = "servers.find { it.server.contains(':%d ') }".formatted(gateway.port());
        await().atMost(SOON)
                .untilAsserted(() -> ask().get("/operations/servers")
                        .then()
                        .statusCode(200)
                        .body(server + ".since", not(nullValue()))
                        .body(server + ".circuit", not("CLOSED"))
                        .body(server + ".waiting", greaterThanOrEqualTo(1)));

        gateway.leadTo(mail.submissionPort());
        await().atMost(SOON)
                .untilAsserted(() -> ask().get("/operations/servers").then().body(server, nullValue()));
    }

    @Test
    void howFarItIsBehindIsKnownToTheBrokers() throws Exception {
        request("\"from\":{\"address\":\"a@example.org\"},", "client@example.org");

        await().atMost(SOON)
                .untilAsserted(() -> ask().get("/operations/lag")
                        .then()
                        .statusCode(200)
                        .body("behind", equalTo(0))
                        .body("members", greaterThanOrEqualTo(1)));
    }

    @Test
    void theAnswersAreOperatorsAlone() {
        for (String path : new String[] {"expired-logins", "servers", "lag"}) {
            Asking.person(oidc, "acme", sender)
                    .request()
                    .get("/operations/" + path)
                    .then()
                    .statusCode(403)
                    .body("type", containsString("role-missing"));
        }
    }

    private Map<String, Object> login() {
        return ask().get("/operations/expired-logins")
                .jsonPath()
                .getMap("logins.find { it.senderId == '%s' }".formatted(sender));
    }

    private RequestSpecification ask() {
        return Asking.operator(oidc).request();
    }
}
