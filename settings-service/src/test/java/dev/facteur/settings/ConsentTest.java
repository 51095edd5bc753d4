package dev.facteur.settings;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.facteur.embedded.KafkaPart;
import dev.facteur.embedded.OidcPart;
import dev.facteur.embedded.partner.EmbeddedPartner;
import dev.facteur.embedded.partner.PartnerEndpoint;
import dev.facteur.embedded.partner.PartnerFault;
import dev.facteur.embedded.quarkus.InjectGoogle;
import dev.facteur.embedded.quarkus.InjectKafka;
import dev.facteur.embedded.quarkus.InjectMicrosoft;
import dev.facteur.embedded.quarkus.InjectOidc;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From the switch to the provider and back, with every ending. */
@QuarkusTest
@EmbeddedParts
class ConsentTest {
    private static final String ME = "/sender-profiles/me";
    private static final Duration SOON = Duration.ofSeconds(30);

    @InjectOidc
    OidcPart oidc;

    @InjectKafka
    KafkaPart kafka;

    @InjectGoogle
    EmbeddedPartner google;

    @InjectMicrosoft
    EmbeddedPartner microsoft;

    @Inject
    AgroalDataSource database;

    private Api jeanne;
    private Consenting gmail;
    private Consenting outlook;
    private String account;

    @BeforeEach
    void somebodyNew() {
        jeanne = Api.newcomer(oidc);
        gmail = new Consenting(jeanne, google, "gmail");
        outlook = new Consenting(jeanne, microsoft, "microsoft");
        account = jeanne.address();
    }

    @AfterEach
    void everythingWorksAgain() {
        google.recover();
        microsoft.recover();
    }

    private static void ended(Response answer, String outcome) {
        assertThat(Consenting.outcome(answer)).isEqualTo(outcome);
    }

    private String form(String method, String address) {
        return """
                {"address": "%s", "displayName": "Jeanne M.", "method": "%s"}""".formatted(address, method);
    }

    @Test
    void whoeverConsentsSendsByTheirAccount() {
        assertThat(gmail.shown("state")).isEqualTo("DISCONNECTED");

        ended(gmail.grantedAs(account), "CONNECTED");

        assertThat(gmail.shown("state")).isEqualTo("CONNECTED");
        assertThat(gmail.shown("account")).isEqualTo(account);
        jeanne.request()
                .get(ME)
                .then()
                .body("method", equalTo("GMAIL"))
                .body("address", equalTo(account))
                .body("addressLocked", equalTo(true))
                .body("connection.state", equalTo("CONNECTED"))
                .body("connection.account", equalTo(account));
        jeanne.request()
                .get(ME + "/history")
                .then()
                .body("[0].action", equalTo("CREATED"))
                .body("[0].fields", hasItems("/connection", "/method", "/address"));
        try (ProfileTopic topic = new ProfileTopic(kafka)) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(topic.valuesOf(jeanne.key()).toString())
                            .contains("\"method\":\"GMAIL\"", "CONNECTED"));
        }
    }

    @Test
    void theRequestAsksForTheLeastAndBindsTheAnswer() {
        assertThat(gmail.authorizationUrl())
                .startsWith(google.uri(PartnerEndpoint.AUTHORIZATION) + "?")
                .contains(
                        "scope=openid+email+https%3A%2F%2Fwww.googleapis.com%2Fauth%2Fgmail.send",
                        "code_challenge_method=S256", "access_type=offline", "prompt=consent", "nonce=")
                .doesNotContain("login_hint");
        assertThat(outlook.authorizationUrl())
                .contains("scope=openid+email+profile+offline_access+https%3A%2F%2Fgraph.microsoft.com%2FMail.Send");
    }

    @Test
    void aMicrosoftAccountIsConnectedByTheNameItSignsInWith() {
        microsoft.idTokensSay(Map.of("email", "somebody.else@example.net"));

        ended(outlook.grantedAs(account), "CONNECTED");

        assertThat(outlook.shown("account")).isEqualTo(account);
        jeanne.request().get(ME).then().body("method", equalTo("MICROSOFT"));
    }

    @Test
    void whoeverDeniesChangesNothing() {
        ended(gmail.answer("answer=deny"), "DENIED");

        jeanne.request().get(ME).then().body("version", equalTo(0));
    }

    @Test
    void whatTheOrganisationForbidsIsSaidSo() {
        ended(gmail.answer("answer=blocked"), "BLOCKED");
        ended(outlook.answer("answer=blocked"), "BLOCKED");
    }

    @Test
    void aScopeThatIsUntickedIsMissedAndTheRestGivenBack() {
        ended(
                gmail.answer(Consenting.grantedBy(account) + "&untick=https://www.googleapis.com/auth/gmail.send"),
                "SCOPE_MISSING");

        jeanne.request().get(ME).then().body("version", equalTo(0));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(google.isConsentedBy(account)).isFalse());
    }

    @Test
    void anotherAccountThanTheLockedOneIsRefusedAndTheGrantKept() {
        gmail.grantedAs(account);
        int version = jeanne.request().get(ME).path("version");
        assertThat(gmail.authorizationUrl()).contains("login_hint=");

        gmail.grantedAs("other-" + account)
                .then()
                .body("outcome", equalTo("OTHER_ACCOUNT"))
                .body("account", equalTo(account))
                .body("detail", containsString(account));

        assertThat(gmail.shown("account")).isEqualTo(account);
        jeanne.request().get(ME).then().body("version", equalTo(version)).body("address", equalTo(account));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(google.isConsentedBy("other-" + account)).isFalse());
        assertThat(google.isConsentedBy(account)).isTrue();
    }

    @Test
    void theSameAccountConnectsAgainAndTheVersionChanges() {
        gmail.grantedAs(account);
        int version = jeanne.request().get(ME).path("version");

        ended(gmail.grantedAs(account), "CONNECTED");

        jeanne.request().get(ME).then().body("version", equalTo(version + 1));
        assertThat(google.isConsentedBy(account)).isTrue();
    }

    @Test
    void nothingIsConnectedByTheReturnAlone() {
        String back = Consenting.answered(gmail.authorizationUrl(), Consenting.grantedBy(account));

        ended(Consenting.follow(back), "CONSENTED");
        ended(Consenting.follow(back), "CONSENTED");

        assertThat(gmail.shown("state")).isEqualTo("DISCONNECTED");
        ended(gmail.confirm(back), "CONNECTED");
    }

    @Test
    void whoeverIsMadeToConsentForSomebodyElseConnectsNothing() {
        Consenting victim = new Consenting(Api.newcomer(oidc), google, "gmail");
        Consenting namesake =
                new Consenting(new Api(oidc, "umbrella", jeanne.sender(), java.util.List.of()), google, "gmail");
        for (Consenting other : java.util.List.of(victim, namesake)) {
            // Jeanne sends the address of the consent page to another person, whose window it comes back to.
            String back = Consenting.answered(gmail.authorizationUrl(), Consenting.grantedBy("victim-" + account));

            ended(other.confirm(back), "STALE");
            // Even if she learnt the code then.
            ended(gmail.confirm(back), "STALE");

            assertThat(gmail.shown("state")).isEqualTo("DISCONNECTED");
            assertThat(other.shown("state")).isEqualTo("DISCONNECTED");
        }
    }

    @Test
    void aConsentIsConfirmedWhereItWasGiven() {
        String back = Consenting.answered(gmail.authorizationUrl(), Consenting.grantedBy(account));

        ended(outlook.confirm(back), "STALE");
        ended(gmail.confirm(back), "STALE");

        String again = Consenting.answered(gmail.authorizationUrl(), Consenting.grantedBy(account));
        given().contentType("application/json")
                .body(Map.of("state", "s", "code", "c"))
                .post(gmail.path() + "/confirmation")
                .then()
                .statusCode(401);
        jeanne.request()
                .body(Map.of("state", "s"))
                .post(gmail.path() + "/confirmation")
                .then()
                .statusCode(400);
        jeanne.request()
                .body(Map.of("state", "s", "code", "c"))
                .post("/partner-connections/pigeon/confirmation")
                .then()
                .statusCode(404);
        ended(gmail.confirm(again), "CONNECTED");
    }

    @Test
    void aStateWorksOnce() {
        String location = Consenting.answered(gmail.authorizationUrl(), Consenting.grantedBy(account));

        ended(gmail.back(location), "CONNECTED");

        ended(gmail.back(location), "STALE");
        ended(gmail.confirm(location), "STALE");
        ended(Consenting.follow("/partner-connections/callback?code=c&state=made-up"), "STALE");
        ended(Consenting.follow("/partner-connections/callback?code=c"), "STALE");
        ended(Consenting.follow("/partner-connections/callback?error=access_denied&state=made-up"), "STALE");
    }

    @Test
    void aCodeOfAnotherConsentIsWorthNothing() {
        Consenting stranger = new Consenting(Api.newcomer(oidc), google, "gmail");
        String mine = Consenting.answered(gmail.authorizationUrl(), Consenting.grantedBy(account));
        String theirs = Consenting.answered(stranger.authorizationUrl(), Consenting.grantedBy("b-" + account));

        // The verifier is not the one it was made for.
        ended(gmail.confirm(mine.replaceAll("code=[^&]+", "code=" + Consenting.parameter(theirs, "code"))), "STALE");

        jeanne.request().get(ME).then().body("version", equalTo(0));
        ended(stranger.grantedAs("b-" + account), "CONNECTED");
        jeanne.request().get(ME).then().body("version", equalTo(0));
    }

    @Test
    void whoeverBeginsAgainMakesThePageBeforeWorthless() {
        String first = gmail.authorizationUrl();
        String second = gmail.authorizationUrl();

        ended(gmail.back(Consenting.answered(first, Consenting.grantedBy(account))), "STALE");
        ended(gmail.back(Consenting.answered(second, Consenting.grantedBy(account))), "CONNECTED");
    }

    @ParameterizedTest
    @EnumSource(
            value = PartnerFault.class,
            names = {"UNAVAILABLE", "TOO_MANY_REQUESTS", "BROKEN_OFF"})
    void aProviderThatIsDownIsSaidSo(PartnerFault fault) {
        String url = gmail.authorizationUrl();
        google.fail(PartnerEndpoint.TOKEN, fault);
        ended(gmail.back(Consenting.answered(url, Consenting.grantedBy(account))), "PROVIDER_UNAVAILABLE");

        ended(gmail.answer("answer=deny"), "DENIED");
        google.recover();
        ended(gmail.grantedAs(account), "CONNECTED");
    }

    @Test
    void aProviderThatNeverAnswersIsNotWaitedForForEver() {
        String url = gmail.authorizationUrl();
        google.fail(PartnerEndpoint.TOKEN, PartnerFault.HANGS);

        ended(gmail.back(Consenting.answered(url, Consenting.grantedBy(account))), "PROVIDER_UNAVAILABLE");

        assertThat(gmail.shown("state")).isEqualTo("DISCONNECTED");
        google.recover();
        ended(gmail.grantedAs(account), "CONNECTED");
    }

    @Test
    void aClientThatIsBrokenBlamesNobody() {
        microsoft.fail(PartnerEndpoint.TOKEN, PartnerFault.INVALID_CLIENT);

        try (LogCapture log = LogCapture.start()) {
            ended(outlook.grantedAs(account), "CLIENT_BROKEN");
            assertThat(log.text()).contains("ERROR", "Microsoft refuses our client (invalid_client)");
        }
        given().get("/q/health/well")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'clients at partners' }.data.microsoft", equalTo("invalid_client"));

        microsoft.recover();
        ended(outlook.grantedAs(account), "CONNECTED");
        given().get("/q/health/well").then().statusCode(200);
    }

    @Test
    void anIdTokenThatProvesNothingConnectsNothing() {
        google.idTokensSay(Map.of("email_verified", false));
        ended(gmail.grantedAs(account), "IDENTITY_UNPROVEN");

        google.idTokensSay(Map.of("nonce", "of another request"));
        ended(gmail.grantedAs(account), "IDENTITY_UNPROVEN");

        google.idTokensSay(Map.of("iss", "https://accounts.example.org"));
        ended(gmail.grantedAs(account), "IDENTITY_UNPROVEN");

        google.idTokensSay(Map.of("aud", "another client"));
        ended(gmail.grantedAs(account), "IDENTITY_UNPROVEN");

        google.idTokensSay(Map.of("exp", 1_000_000));
        ended(gmail.grantedAs(account), "IDENTITY_UNPROVEN");

        jeanne.request().get(ME).then().body("version", equalTo(0));
    }

    @Test
    void thePageTakesNothingFromElsewhereAndShowsNoToken() {
        String back = Consenting.answered(gmail.authorizationUrl(), Consenting.grantedBy(account));

        Response page = Consenting.follow(back);

        page.then()
                .header("Content-Security-Policy", containsString("default-src 'none'; script-src 'self'"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .header("Referrer-Policy", equalTo("no-referrer"))
                .header("Cache-Control", containsString("no-store"))
                .body(
                        containsString("data-origins=\"https://app.example\""),
                        containsString("data-page=\"https://app.example/#/preferences\""),
                        containsString("One moment"));
        assertThat(google.everythingIssued())
                .noneMatch(issued -> page.asString().contains(issued));
        assertThat(page.asString()).doesNotContain(Consenting.parameter(back, "state"));
        given().get("/partner-connections/callback.js").then().statusCode(200).body(containsString("postMessage"));
        given().get("/partner-connections/callback.css").then().statusCode(200);
        given().header("Accept-Language", "fr")
                .get("/partner-connections/callback")
                .then()
                .body(containsString("Cette demande n&#39;est plus valable"));
    }

    @Test
    void whoeverDisconnectsWaitsUntilTheyChooseAnew() {
        gmail.grantedAs(account);

        jeanne.request().delete(gmail.path()).then().statusCode(204);

        assertThat(gmail.shown("state")).isEqualTo("DISCONNECTED");
        jeanne.request()
                .get(ME)
                .then()
                .body("method", equalTo("GMAIL"))
                .body("connection.state", equalTo("DISCONNECTED"))
                .body("addressLocked", equalTo(false));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(google.isConsentedBy(account)).isFalse());
        jeanne.request()
                .body(form("GMAIL", account))
                .put(ME)
                .then()
                .statusCode(422)
                .body("faults[0].code", equalTo("ACCOUNT_NOT_CONNECTED"));
        jeanne.request().body(form("RELAY", account)).put(ME).then().statusCode(200);
        ended(gmail.grantedAs("other-" + account), "CONNECTED");
    }

    @Test
    void disconnectingWorksWhileTheProviderIsDownAndIsMadeUpFor() {
        gmail.grantedAs(account);
        google.fail(PartnerEndpoint.REVOCATION, PartnerFault.UNAVAILABLE);

        jeanne.request().delete(gmail.path()).then().statusCode(204);
        assertThat(gmail.shown("state")).isEqualTo("DISCONNECTED");
        assertThat(google.isConsentedBy(account)).isTrue();
        google.recover();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(google.isConsentedBy(account)).isFalse());
    }

    @Test
    void aWithdrawalIsGivenUpAfterSevenDays() throws SQLException {
        gmail.grantedAs(account);
        google.fail(PartnerEndpoint.REVOCATION, PartnerFault.UNAVAILABLE);
        jeanne.request().delete(gmail.path()).then().statusCode(204);
        assertThat(withdrawals("AND give_up_at > now() + interval '167 hours'")).isOne();

        try (LogCapture log = LogCapture.start()) {
            sevenDaysPass();

            await().atMost(SOON).untilAsserted(() -> assertThat(withdrawals("")).isZero());
            assertThat(log.text())
                    .contains("A token could not be withdrawn at Gmail for PT168H and is forgotten")
                    .doesNotContain(account);
        }
        assertThat(google.isConsentedBy(account)).isTrue();
    }

    private long withdrawals(String condition) throws SQLException {
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement("SELECT count(*) FROM revocation WHERE subject = ? " + condition)) {
            statement.setString(1, subject());
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private void sevenDaysPass() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        UPDATE revocation SET next_at = next_at - interval '7 days', give_up_at = give_up_at - interval '7 days'
                         WHERE subject = ?""")) {
            statement.setString(1, subject());
            assertThat(statement.executeUpdate()).isOne();
        }
    }

    /** As the stand-in names the account. */
    private String subject() {
        return UUID.nameUUIDFromBytes(account.getBytes(StandardCharsets.UTF_8)).toString();
    }

    @Test
    void anAccountThatAColleagueUsesTooIsNotTakenFromThem() {
        Api paul = Api.newcomer(oidc);
        gmail.grantedAs(account);
        ended(new Consenting(paul, google, "gmail").grantedAs(account), "CONNECTED");

        jeanne.request().delete(gmail.path()).then().statusCode(204);
        gmail.answer("answer=deny");
        jeanne.request().delete(ME).then().statusCode(204);

        assertThat(google.isConsentedBy(account)).isTrue();
        paul.request().delete(ME).then().statusCode(204);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(google.isConsentedBy(account)).isFalse());
    }

    @Test
    void aConnectedAccountCanBeChosenAndItsAddressIsItsOwn() {
        gmail.grantedAs(account);
        jeanne.request()
                .body(form("GMAIL", account))
                .put(ME)
                .then()
                .statusCode(200)
                .body("displayName", equalTo("Jeanne M."))
                .body("connection.state", equalTo("CONNECTED"));
        jeanne.request()
                .body(form("GMAIL", "x-" + account))
                .put(ME)
                .then()
                .statusCode(409)
                .body("type", equalTo("https://facteur.dev/problems/sender-address-locked"));
        jeanne.request().body(form("RELAY", "x-" + account)).put(ME).then().statusCode(200);
        jeanne.request()
                .body(form("GMAIL", "x-" + account))
                .put(ME)
                .then()
                .statusCode(422)
                .body("faults[0].code", equalTo("ADDRESS_NOT_OF_ACCOUNT"))
                .body("faults[0].field", equalTo("/address"))
                .body("faults[0].suggestion", equalTo(account));
        jeanne.request()
                .body(form("GMAIL", account))
                .put(ME)
                .then()
                .statusCode(200)
                .body("connection.state", equalTo("CONNECTED"));
    }

    @Test
    void aProviderThatNobodyKnowsIsNotFound() {
        jeanne.request().post("/partner-connections/pigeon").then().statusCode(404);
        jeanne.request().delete("/partner-connections/pigeon").then().statusCode(404);
        given().get("/partner-connections").then().statusCode(401);
        jeanne.request()
                .get("/partner-connections")
                .then()
                .body("provider", equalTo(java.util.List.of("gmail", "microsoft")))
                .body("offered", equalTo(java.util.List.of(true, true)))
                .body("[0].account", nullValue());
    }
}
