package dev.facteur.settings;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.not;

import dev.facteur.embedded.OidcPart;
import dev.facteur.embedded.quarkus.InjectOidc;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The presets as a front-end reads them. */
@QuarkusTest
@EmbeddedParts
class MailProvidersTest {
    private static final String PROVIDERS = "/mail-providers";

    @InjectOidc
    OidcPart oidc;

    @Test
    void tellsServersAndUserNamesOfAProvider() {
        Api.newcomer(oidc)
                .request()
                .get(PROVIDERS)
                .then()
                .statusCode(200)
                .body("providers.size()", greaterThan(30))
                .rootPath("providers.find { it.id == 'free' }")
                .body("name", equalTo("Free"))
                .body("domains", contains("free.fr", "libertysurf.fr"))
                .body("smtp[0].host", equalTo("smtp.free.fr"))
                .body("smtp[0].port", equalTo(465))
                .body("smtp[0].security", equalTo("TLS"))
                .body("username", equalTo("LOCAL_PART"))
                .body("takesPasswords", equalTo(true))
                .body("copyToSent", equalTo(true))
                .body("limits", anEmptyMap())
                .body("advice.code", contains("ENABLE_FIRST", "LOCAL_PART_AS_USERNAME"))
                .body("advice[1].message", containsString("la partie de l'adresse qui précède le @"));
    }

    @Test
    void tellsWhatIsToBeChosenAtOvh() {
        Api.newcomer(oidc)
                .request()
                .get(PROVIDERS)
                .then()
                .body(
                        "providers.findAll { it.family == 'ovh' }.id",
                        contains("ovh-exchange", "ovh-email-pro", "ovh-mx-plan"))
                .rootPath("providers.find { it.id == 'ovh-exchange' }")
                .body("smtp[0].host", equalTo("ex4.mail.ovh.net"))
                .body("smtp[0].template", equalTo("ex{number}.mail.ovh.net"))
                .body("hostChoice.name", equalTo("number"))
                .body("imapByDefault", equalTo(false))
                .body("copyToSent", equalTo(false));
    }

    @Test
    void leadsToTheConnectionWherePasswordsAreOver() {
        Api.newcomer(oidc)
                .inEnglish()
                .get(PROVIDERS)
                .then()
                .rootPath("providers.find { it.id == 'outlook' }")
                .body("takesPasswords", equalTo(false))
                .body("connection", equalTo("MICROSOFT"))
                .body("advice[0].message", equalTo("Outlook.com no longer takes passwords from mail programs."));
    }

    @Test
    void isSentOnceOnly() {
        Api jeanne = Api.newcomer(oidc);
        String tag = jeanne.request()
                .get(PROVIDERS)
                .then()
                .header("Cache-Control", "max-age=3600, private")
                .header("Vary", containsString("Accept-Language"))
                .extract()
                .header("ETag");

        jeanne.request()
                .header("If-None-Match", tag)
                .get(PROVIDERS)
                .then()
                .statusCode(304)
                .header("ETag", tag)
                .body(equalTo(""));
        jeanne.inEnglish()
                .header("If-None-Match", tag)
                .get(PROVIDERS)
                .then()
                .statusCode(200)
                .header("ETag", not(tag));
    }

    @Test
    void isForWhoeverIsSignedIn() {
        given().get(PROVIDERS).then().statusCode(401);
    }
}
