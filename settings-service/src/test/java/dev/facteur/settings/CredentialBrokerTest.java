package dev.facteur.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.facteur.embedded.OidcPart;
import dev.facteur.embedded.partner.EmbeddedPartner;
import dev.facteur.embedded.partner.PartnerEndpoint;
import dev.facteur.embedded.partner.PartnerFault;
import dev.facteur.embedded.partner.PartnerRequest;
import dev.facteur.embedded.quarkus.InjectGoogle;
import dev.facteur.embedded.quarkus.InjectMicrosoft;
import dev.facteur.embedded.quarkus.InjectOidc;
import dev.facteur.model.SenderKey;
import dev.facteur.settings.connection.provider.Provider;
import dev.facteur.settings.connection.provider.SignedIn;
import dev.facteur.settings.connection.provider.TokenUse;
import dev.facteur.settings.connection.store.GrantBusyException;
import dev.facteur.settings.connection.store.Grants;
import dev.facteur.settings.credential.AccessTokenOutcome;
import dev.facteur.settings.credential.IdleGrants;
import dev.facteur.settings.credential.TokenRefresh;
import io.agroal.api.AgroalDataSource;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Access tokens for dispatch-service, refreshed in time and by one at a time. */
@QuarkusTest
@EmbeddedParts
class CredentialBrokerTest {
    private static final String ME = "/sender-profiles/me";
    private static final Duration TOO_SHORT = Duration.ofMinutes(4);
    private static final Duration SOON = Duration.ofSeconds(30);

    @InjectOidc
    OidcPart oidc;

    @InjectGoogle
    EmbeddedPartner google;

    @InjectMicrosoft
    EmbeddedPartner microsoft;

    @Inject
    TokenRefresh ofAnotherReplica;

    @Inject
    Grants grants;

    @Inject
    IdleGrants idle;

    @Inject
    AgroalDataSource database;

    @Inject
    MockMailbox mailbox;

    private Api jeanne;
    private Api dispatch;
    private Consenting gmail;
    private Consenting outlook;

    @BeforeEach
    void somebodyNew() {
        jeanne = Api.newcomer(oidc);
        dispatch = new Api(oidc, "none", "dispatch-service", List.of("dispatch"));
        gmail = new Consenting(jeanne, google, "gmail");
        outlook = new Consenting(jeanne, microsoft, "microsoft");
    }

    @AfterEach
    void everythingWorksAgain() {
        google.recover();
        microsoft.recover();
    }

    private Response credential() {
        return dispatch.inEnglish().get("/internal/senders/%s/credential".formatted(jeanne.key()));
    }

    private Response credentialInPlaceOf(String expiresAt) {
        return dispatch.request()
                .queryParam("refused", expiresAt)
                .get("/internal/senders/%s/credential".formatted(jeanne.key()));
    }

    private static List<PartnerRequest> refreshes(EmbeddedPartner partner) {
        return partner.requests().stream()
                .filter(request -> request.get("grant_type").equals("refresh_token"))
                .toList();
    }

    private void connectedWithATokenThatEndsSoon(Consenting consenting) {
        consenting.partner().accessTokensLast(TOO_SHORT);
        consenting.grantedAs(jeanne.address()).then().statusCode(200);
        consenting.partner().recover();
    }

    @Test
    void anAccessTokenIsReusedWhileItLasts() {
        gmail.grantedAs(jeanne.address());
        int before = refreshes(google).size();

        String token = credential()
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body("type", equalTo("BEARER"))
                .body("token", startsWith("access-"))
                .body("expiresAt", notNullValue())
                .extract()
                .path("token");

        credential().then().body("token", equalTo(token));
        assertThat(refreshes(google)).hasSize(before);
    }

    @Test
    void anAccessTokenThatEndsSoonIsRefreshedOnce() {
        connectedWithATokenThatEndsSoon(gmail);
        int before = refreshes(google).size();

        String token = credential().path("token");

        credential().then().body("token", equalTo(token));
        assertThat(refreshes(google)).hasSize(before + 1);
    }

    @Test
    void aProviderThatNeverAnswersIsNotWaitedForForEver() {
        connectedWithATokenThatEndsSoon(outlook);
        microsoft.fail(PartnerEndpoint.TOKEN, PartnerFault.HANGS);

        credential()
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", equalTo("https://facteur.dev/problems/partner-unavailable"));

        assertThat(outlook.shown("state")).isEqualTo("CONNECTED");
        microsoft.recover();
        credential().then().statusCode(200);
    }

    @Test
    void aTokenThatWasRefusedIsNotHandedOutAgain() {
        connectedWithATokenThatEndsSoon(gmail);
        google.accessTokensLast(Duration.ofMinutes(30));
        Response first = credential();
        google.recover();

        Response second = credentialInPlaceOf(first.path("expiresAt"));

        assertThat(second.<String>path("token")).isNotEqualTo(first.<String>path("token"));
        // Whoever was refused with the same one takes what the other got.
        assertThat(credentialInPlaceOf(first.path("expiresAt")).<String>path("token"))
                .isEqualTo(second.<String>path("token"));
    }

    @Test
    void ofFiftyRequestsOnTwoReplicasOneRefreshes() throws Exception {
        connectedWithATokenThatEndsSoon(outlook);
        int before = refreshes(microsoft).size();
        SenderKey key = SenderKey.parse(jeanne.key());

        List<Future<Boolean>> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = threads.invokeAll(IntStream.range(0, 50)
                    .mapToObj(i -> (java.util.concurrent.Callable<Boolean>) () -> i % 2 == 0
                            ? credential().statusCode() == 200
                            : ofAnotherReplica.refresh(
                                            key, new SignedIn(Provider.MICROSOFT, TokenUse.API), Optional.empty())
                                    instanceof AccessTokenOutcome.Available)
                    .toList());
        }

        assertThat(answers).extracting(Future::get).containsOnly(true);
        assertThat(refreshes(microsoft)).hasSize(before + 1);
    }

    @Test
    void aGrantThatIsHeldElsewhereIsNotWaitedForForEver() {
        gmail.grantedAs(jeanne.address());
        SenderKey key = SenderKey.parse(jeanne.key());

        QuarkusTransaction.requiringNew().run(() -> {
            grants.lock(key, Provider.GMAIL, SOON);
            assertThatThrownBy(() -> CompletableFuture.supplyAsync(() -> QuarkusTransaction.requiringNew()
                                    .call(() -> grants.lock(key, Provider.GMAIL, Duration.ofMillis(100))))
                            .join())
                    .hasCauseInstanceOf(GrantBusyException.class);
        });
    }

    @Test
    void aGrantThatNobodyUsesIsUsedBeforeItsProviderForgetsIt() throws SQLException {
        outlook.grantedAs(jeanne.address());
        gmail = new Consenting(Api.newcomer(oidc), google, "gmail");
        gmail.grantedAs(gmail.person().address());
        unusedForMonths(jeanne, gmail.person());
        google.revokeAllOf(gmail.person().address());
        int before = refreshes(microsoft).size();

        idle.use();
        idle.use();

        assertThat(refreshes(microsoft)).hasSize(before + 1);
        assertThat(outlook.shown("state")).isEqualTo("CONNECTED");
        assertThat(gmail.shown("state")).isEqualTo("EXPIRED");
    }

    private void unusedForMonths(Api... people) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "UPDATE partner_grant SET access_expires_at = now() - interval '60 days' WHERE sender_id = ?")) {
            for (Api person : people) {
                statement.setString(1, person.sender());
                assertThat(statement.executeUpdate()).isEqualTo(1);
            }
        }
    }

    @Test
    void aRotatedRefreshTokenTakesThePlaceOfTheOneBefore() {
        connectedWithATokenThatEndsSoon(outlook);
        microsoft.accessTokensLast(TOO_SHORT);

        for (int i = 0; i < 3; i++) {
            credential().then().statusCode(200);
        }

        List<PartnerRequest> asked = refreshes(microsoft);
        assertThat(asked.subList(asked.size() - 3, asked.size()))
                .extracting(request -> request.get("refresh_token"))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(
            value = PartnerFault.class,
            names = {"INVALID_GRANT", "INTERACTION_REQUIRED"})
    void whoeverHasToConsentAgainIsToldOnceAndNobodyAsksTheProviderTwice(PartnerFault fault) {
        connectedWithATokenThatEndsSoon(outlook);
        microsoft.fail(PartnerEndpoint.TOKEN, fault);
        int before = refreshes(microsoft).size();

        for (int i = 0; i < 3; i++) {
            credential()
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("https://facteur.dev/problems/authentication-expired"));
        }

        assertThat(refreshes(microsoft)).hasSize(before + 1);
        assertThat(outlook.shown("state")).isEqualTo("EXPIRED");
        jeanne.request()
                .get(ME)
                .then()
                .body("connection.state", equalTo("EXPIRED"))
                .body("addressLocked", equalTo(true));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(mailbox.getMailsSentTo(jeanne.address())).hasSize(1));

        microsoft.recover();
        int version = jeanne.request().get(ME).path("version");
        outlook.grantedAs(jeanne.address());

        credential().then().statusCode(200);
        assertThat(outlook.shown("state")).isEqualTo("CONNECTED");
        jeanne.request().get(ME).then().body("version", equalTo(version + 1));
    }

    @Test
    void anExpiredAccountGoesOnWaitingWhenItsNameIsChangedAndCannotBeChosenAnew() {
        connectedWithATokenThatEndsSoon(gmail);
        google.revokeAllOf(jeanne.address());
        credential().then().statusCode(409);
        String form = """
                {"address": "%s", "displayName": "J.", "method": "%s"}""";

        jeanne.request()
                .body(form.formatted(jeanne.address(), "GMAIL"))
                .put(ME)
                .then()
                .statusCode(200)
                .body("connection.state", equalTo("EXPIRED"));
        jeanne.request()
                .body(form.formatted(jeanne.address(), "RELAY"))
                .put(ME)
                .then()
                .statusCode(200);
        jeanne.request()
                .body(form.formatted(jeanne.address(), "GMAIL"))
                .put(ME)
                .then()
                .statusCode(422);
    }

    @Test
    void aBrokenClientBlamesNobody() {
        connectedWithATokenThatEndsSoon(gmail);
        google.fail(PartnerEndpoint.TOKEN, PartnerFault.INVALID_CLIENT);

        try (LogCapture log = LogCapture.start()) {
            credential()
                    .then()
                    .statusCode(503)
                    .body("type", equalTo("https://facteur.dev/problems/partner-client-broken"));
            credential().then().statusCode(503);
            assertThat(log.text().lines().filter(line -> line.contains("refuses our client")))
                    .hasSize(1);
        }
        assertThat(gmail.shown("state")).isEqualTo("CONNECTED");
        assertThat(mailbox.getMailsSentTo(jeanne.address())).isEmpty();

        google.recover();
        credential().then().statusCode(200);
    }

    @ParameterizedTest
    @EnumSource(
            value = PartnerFault.class,
            names = {"UNAVAILABLE", "TOO_MANY_REQUESTS", "BROKEN_OFF"})
    void aProviderThatIsDownIsAskedAgainLater(PartnerFault fault) {
        connectedWithATokenThatEndsSoon(outlook);
        microsoft.fail(PartnerEndpoint.TOKEN, fault);

        credential()
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo(fault == PartnerFault.BROKEN_OFF ? "30" : "17"))
                .body("type", equalTo("https://facteur.dev/problems/partner-unavailable"));

        assertThat(outlook.shown("state")).isEqualTo("CONNECTED");
        microsoft.recover();
        credential().then().statusCode(200);
    }

    @Test
    void anAccountThatIsDisconnectedHasNoCredential() {
        gmail.grantedAs(jeanne.address());
        jeanne.request().delete(gmail.path()).then().statusCode(204);

        credential().then().statusCode(409);
    }
}
