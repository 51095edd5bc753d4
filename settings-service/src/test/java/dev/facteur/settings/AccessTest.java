package dev.facteur.settings;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.facteur.embedded.MailPart;
import dev.facteur.embedded.OidcPart;
import dev.facteur.embedded.quarkus.InjectMail;
import dev.facteur.embedded.quarkus.InjectOidc;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may do what, and that nobody crosses into another tenant. */
@QuarkusTest
@EmbeddedParts
class AccessTest {
    private static final String ME = "/sender-profiles/me";
    private static final String RELAY = "{\"address\": \"jeanne@example.org\", \"method\": \"RELAY\"}";

    @InjectOidc
    OidcPart oidc;

    @InjectMail
    MailPart mail;

    private Api jeanne;
    private Api admin;
    private Api otherAdmin;
    private Api dispatch;

    @BeforeEach
    void people() {
        jeanne = Api.newcomer(oidc);
        admin = new Api(oidc, "acme", "admin", java.util.List.of("sender-admin"));
        otherAdmin = new Api(oidc, "umbrella", "admin", java.util.List.of("sender-admin"));
        dispatch = new Api(oidc, "none", "dispatch-service", java.util.List.of("dispatch"));
    }

    private String colleague() {
        return "/sender-profiles/" + jeanne.sender();
    }

    private String credential() {
        return "/internal/senders/acme/%s/credential".formatted(jeanne.sender());
    }

    @Test
    void nobodyGetsInWithoutAToken() {
        given().get(ME)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Bearer"))
                .contentType("application/problem+json")
                .body("type", equalTo("https://facteur.dev/problems/authentication-required"));
    }

    @Test
    void nobodyGetsInWithATokenOfTheirOwnMaking() {
        given().auth().oauth2("e30.e30.e30").get(ME).then().statusCode(401);
    }

    @Test
    void aTokenWithoutATenantIsToldWhichClaimIsMissing() {
        new Api(oidc, "", "jeanne", java.util.List.of())
                .inEnglish()
                .get(ME)
                .then()
                .statusCode(403)
                .body("type", equalTo("https://facteur.dev/problems/identity-incomplete"))
                .body("detail", containsString("\"tenant\""));
    }

    @Test
    void anAdminReadsSavesAndErasesForAColleague() {
        admin.request().body(RELAY).put(colleague()).then().statusCode(200);
        jeanne.request().get(ME).then().body("address", equalTo("jeanne@example.org"));
        jeanne.request().get(ME + "/history").then().body("[0].actor", equalTo("admin"));

        admin.request().delete(colleague()).then().statusCode(204);
        admin.request().get(colleague()).then().body("version", equalTo(0));
    }

    @Test
    void anAdminOfAnotherTenantSeesAndTouchesNothing() {
        jeanne.request().body(RELAY).put(ME).then().statusCode(200);

        otherAdmin
                .request()
                .get(colleague())
                .then()
                .statusCode(200)
                .body("version", equalTo(0))
                .body("address", nullValue());
        otherAdmin.request().delete(colleague()).then().statusCode(204);
        otherAdmin
                .request()
                .body(RELAY.replace("jeanne", "mallory"))
                .put(colleague())
                .then()
                .statusCode(200);

        jeanne.request().get(ME).then().body("address", equalTo("jeanne@example.org"));
    }

    @Test
    void theSameSenderIdInAnotherTenantIsAnotherPerson() {
        jeanne.request().body(RELAY).put(ME).then().statusCode(200);

        new Api(oidc, "umbrella", jeanne.sender(), java.util.List.of())
                .request()
                .get(ME)
                .then()
                .body("version", equalTo(0));
    }

    @Test
    void aPlainUserHasNoColleagues() {
        Api plain = Api.newcomer(oidc);

        plain.request()
                .get(colleague())
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("https://facteur.dev/problems/role-missing"));
        plain.request().body(RELAY).put(colleague()).then().statusCode(403);
        plain.request().delete(colleague()).then().statusCode(403);
    }

    @Test
    void dispatchGetsThePasswordAndItIsNotCached() {
        String form = new Mailboxes(mail).withImap(jeanne.address());
        jeanne.request().body(form).put(ME).then().statusCode(200);

        dispatch.request()
                .get(credential())
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body("type", equalTo("PASSWORD"))
                .body("smtpPassword", equalTo(Mailboxes.PASSWORD))
                .body("imapPassword", equalTo(Mailboxes.PASSWORD));
    }

    @Test
    void nobodyElseGetsAPassword() {
        jeanne.request()
                .body(new Mailboxes(mail).working(jeanne.address()))
                .put(ME)
                .then()
                .statusCode(200);

        jeanne.request().get(credential()).then().statusCode(403).body(not(containsString(Mailboxes.PASSWORD)));
        admin.request().get(credential()).then().statusCode(403);
        given().get(credential()).then().statusCode(401);
    }

    @Test
    void thereIsNoCredentialOfWhoeverHasNoMailbox() {
        jeanne.request().body(RELAY).put(ME).then().statusCode(200);

        dispatch.request()
                .get(credential())
                .then()
                .statusCode(404)
                .body("type", equalTo("https://facteur.dev/problems/sender-unknown"));
    }

    @Test
    void thereIsNoCredentialOfAnErasedSender() {
        jeanne.request()
                .body(new Mailboxes(mail).working(jeanne.address()))
                .put(ME)
                .then()
                .statusCode(200);
        jeanne.request().delete(ME).then().statusCode(204);

        dispatch.request().get(credential()).then().statusCode(404);
    }
}
