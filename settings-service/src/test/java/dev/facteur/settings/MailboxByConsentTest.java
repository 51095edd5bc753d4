package dev.facteur.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import dev.facteur.embedded.MailPart;
import dev.facteur.embedded.OidcPart;
import dev.facteur.embedded.partner.EmbeddedPartner;
import dev.facteur.embedded.partner.PartnerEndpoint;
import dev.facteur.embedded.partner.PartnerFault;
import dev.facteur.embedded.quarkus.InjectGoogle;
import dev.facteur.embedded.quarkus.InjectMail;
import dev.facteur.embedded.quarkus.InjectMicrosoft;
import dev.facteur.embedded.quarkus.InjectOidc;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mailbox at Microsoft whose owner signs in with the account that is connected, and with no password. */
@QuarkusTest
@EmbeddedParts
class MailboxByConsentTest {
    private static final String ME = "/sender-profiles/me";

    @InjectOidc
    OidcPart oidc;

    @InjectMail
    MailPart mail;

    @InjectMicrosoft
    EmbeddedPartner microsoft;

    @InjectGoogle
    EmbeddedPartner google;

    private Api jeanne;
    private Api dispatch;
    private Consenting forSmtp;
    private Consenting outlook;

    @BeforeEach
    void somebodyNew() {
        jeanne = Api.newcomer(oidc);
        dispatch = new Api(oidc, "none", "dispatch-service", List.of("dispatch"));
        forSmtp = new Consenting(jeanne, microsoft, "microsoft", "?for=SMTP");
        outlook = new Consenting(jeanne, microsoft, "microsoft");
        mail.addUser(jeanne.address(), "of-no-use-here");
        microsoft.deliverInto(mail);
    }

    @AfterEach
    void everythingWorksAgain() {
        microsoft.recover();
    }

    private String form() {
        return form("localhost", jeanne.address(), "OAUTH2");
    }

    private String form(String host, String username, String authentication) {
        return """
                {"address": "%s", "method": "SMTP",
                 "smtp": {"host": "%s", "port": %d, "security": "STARTTLS", "username": "%s", "authentication": "%s"}}""".formatted(jeanne.address(), host, mail.submissionPort(), username, authentication);
    }

    private Response save(String form) {
        return jeanne.inEnglish().body(form).put(ME);
    }

    private Response credential() {
        return dispatch.request().get("/internal/senders/%s/credential".formatted(jeanne.key()));
    }

    private void faultAtAuthentication(Response answer, String code) {
        answer.then()
                .statusCode(422)
                .body("faults[0].field", equalTo("/smtp/authentication"))
                .body("faults[0].code", equalTo(code))
                .body("faults[0].message", notNullValue());
    }

    @Test
    void whoeverHasConsentedNeedsNoPassword() {
        assertThat(Consenting.outcome(forSmtp.grantedAs(jeanne.address()))).isEqualTo("CONNECTED");
        jeanne.request().get(ME).then().body("method", equalTo("RELAY")).body("address", equalTo(jeanne.address()));

        save(form())
                .then()
                .statusCode(200)
                .body("method", equalTo("SMTP"))
                .body("smtp.authentication", equalTo("OAUTH2"))
                .body("smtp.passwordStored", equalTo(false))
                .body("connection.state", equalTo("CONNECTED"));

        assertThat(mail.receivedFor(jeanne.address())).isEmpty();
        credential().then().statusCode(200).body("type", equalTo("BEARER")).body("expiresAt", notNullValue());
        jeanne.request().get(ME + "/history").then().body("[0].fields", hasItems("/method", "/smtp/authentication"));
    }

    @Test
    void theLeastIsAskedForAndATokenOfTheRightResource() {
        assertThat(forSmtp.authorizationUrl())
                .contains("https%3A%2F%2Foutlook.office.com%2FSMTP.Send")
                .doesNotContain("graph.microsoft.com");
        microsoft.accessTokensLast(Duration.ofMinutes(1));
        forSmtp.grantedAs(jeanne.address());
        microsoft.recover();
        save(form()).then().statusCode(200);

        credential().then().statusCode(200);

        assertThat(microsoft.requests())
                .filteredOn(request -> request.get("grant_type").equals("refresh_token"))
                .last()
                .satisfies(request -> assertThat(request.get("scope"))
                        .contains("https://outlook.office.com/SMTP.Send")
                        .doesNotContain("graph"));
    }

    @Test
    void whoeverHasNotConsentedForThisIsToldToConnectFirst() {
        faultAtAuthentication(save(form()), "ACCOUNT_NOT_CONNECTED");

        outlook.grantedAs(jeanne.address());
        jeanne.request()
                .get("/partner-connections")
                .then()
                .body("find { it.provider == 'microsoft' }.methods", contains("MICROSOFT"));
        faultAtAuthentication(save(form()), "ACCOUNT_NOT_CONNECTED_FOR_SMTP");

        forSmtp.grantedAs(jeanne.address());
        jeanne.request()
                .get("/partner-connections")
                .then()
                .body("find { it.provider == 'microsoft' }.methods", contains("MICROSOFT", "SMTP"));
        jeanne.request().get(ME).then().body("method", equalTo("MICROSOFT"));
        save(form()).then().statusCode(200);
    }

    @Test
    void anAccessTokenIsShownToNobodyElse() {
        forSmtp.grantedAs(jeanne.address());

        save(form("127.0.0.1", jeanne.address(), "OAUTH2"))
                .then()
                .statusCode(422)
                .body("faults[0].field", equalTo("/smtp/authentication"))
                .body("faults[0].code", equalTo("HOST_NOT_OF_PARTNER"))
                .body("faults[0].suggestion", equalTo("PASSWORD"));
    }

    @Test
    void whatTheFormCannotBeIsSaid() {
        faultAtAuthentication(save(form("localhost", jeanne.address(), "KERBEROS")), "VALUE_UNKNOWN");
        forSmtp.grantedAs(jeanne.address());
        save(form().replace("\"method\"", "\"copyToSent\": true, \"method\""))
                .then()
                .statusCode(422)
                .body("faults[0].field", equalTo("/copyToSent"))
                .body("faults[0].code", equalTo("COPY_BY_PROVIDER"));
        jeanne.request()
                .post("/partner-connections/microsoft?for=GMAIL")
                .then()
                .statusCode(400)
                .body("faults[0].field", equalTo("/for"));
    }

    @Test
    void aUserNameThatIsNotTheAccountsIsSaidSo() {
        forSmtp.grantedAs(jeanne.address());

        save(form("localhost", "jeanne", "OAUTH2"))
                .then()
                .statusCode(422)
                .body("faults[0].field", equalTo("/smtp/username"))
                .body("faults[0].code", equalTo("USERNAME_NOT_OF_ACCOUNT"))
                .body("faults[0].suggestion", equalTo(jeanne.address()));
    }

    @Test
    void aServerThatRefusesTheTokenIsNoWrongPassword() {
        forSmtp.grantedAs(jeanne.address());
        microsoft.expireAccessTokens();

        faultAtAuthentication(save(form()), "CONSENT_REFUSED");
    }

    @Test
    void aProviderThatIsDownBlamesNobody() {
        microsoft.accessTokensLast(Duration.ofMinutes(1));
        forSmtp.grantedAs(jeanne.address());
        microsoft.fail(PartnerEndpoint.TOKEN, PartnerFault.UNAVAILABLE);
        faultAtAuthentication(save(form()), "PARTNER_UNAVAILABLE");

        microsoft.fail(PartnerEndpoint.TOKEN, PartnerFault.INVALID_CLIENT);
        faultAtAuthentication(save(form()), "PARTNER_CLIENT_BROKEN");

        microsoft.fail(PartnerEndpoint.TOKEN, PartnerFault.INVALID_GRANT);
        faultAtAuthentication(save(form()), "ACCOUNT_NOT_CONNECTED");
    }

    @Test
    void whenTheConsentEndsThePersonConsentsAgainAndNothingElseChanges() {
        microsoft.accessTokensLast(Duration.ofMinutes(1));
        forSmtp.grantedAs(jeanne.address());
        save(form()).then().statusCode(200);
        microsoft.revokeAllOf(jeanne.address());

        credential().then().statusCode(409);

        jeanne.request().get(ME).then().body("connection.state", equalTo("EXPIRED"));
        assertThat(outlook.shown("state")).isEqualTo("EXPIRED");
        microsoft.recover();
        assertThat(Consenting.outcome(outlook.grantedAs("other-" + jeanne.address())))
                .isEqualTo("OTHER_ACCOUNT");
        // Without a word it is for what the profile sends by.
        assertThat(Consenting.outcome(outlook.grantedAs(jeanne.address()))).isEqualTo("CONNECTED");
        jeanne.request()
                .get(ME)
                .then()
                .body("method", equalTo("SMTP"))
                .body("smtp.host", equalTo("localhost"))
                .body("connection.state", equalTo("CONNECTED"));
        credential().then().statusCode(200).body("type", equalTo("BEARER"));
    }

    @Test
    void disconnectingLeavesTheMethodAndDocumentsWait() {
        forSmtp.grantedAs(jeanne.address());
        save(form()).then().statusCode(200);

        jeanne.request().delete(outlook.path()).then().statusCode(204);

        jeanne.request()
                .get(ME)
                .then()
                .body("method", equalTo("SMTP"))
                .body("connection.state", equalTo("DISCONNECTED"));
        credential().then().statusCode(409);
    }

    @Test
    void aPasswordThatWasStoredIsForgotten() {
        jeanne.request()
                .body(new Mailboxes(mail).working(jeanne.address()))
                .put(ME)
                .then()
                .statusCode(200);
        forSmtp.grantedAs(jeanne.address());
        jeanne.request().get(ME).then().body("smtp.passwordStored", equalTo(true));

        save(form()).then().statusCode(200).body("smtp.passwordStored", equalTo(false));

        save(form("localhost", jeanne.address(), "PASSWORD"))
                .then()
                .statusCode(422)
                .body("faults[0].code", equalTo("PASSWORD_REQUIRED"));
    }

    @Test
    void aMailboxWithAPasswordDoesNotCareForAConsentThatEnds() {
        forSmtp.grantedAs(jeanne.address());
        jeanne.request()
                .body(new Mailboxes(mail).working(jeanne.address()))
                .put(ME)
                .then()
                .statusCode(200);
        int before = microsoft.requests().size();

        credential().then().body("type", equalTo("PASSWORD"));

        assertThat(microsoft.requests()).hasSize(before);
    }

    @Test
    void googleAsksForTheWholeMailbox() {
        assertThat(new Consenting(jeanne, google, "gmail", "?for=SMTP").authorizationUrl())
                .contains("https%3A%2F%2Fmail.google.com%2F")
                .doesNotContain("gmail.send");
    }
}
