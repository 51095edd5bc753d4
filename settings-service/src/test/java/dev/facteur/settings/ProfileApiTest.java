package dev.facteur.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import dev.facteur.embedded.OidcPart;
import dev.facteur.embedded.quarkus.InjectOidc;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@EmbeddedParts
class ProfileApiTest {
    private static final String ME = "/sender-profiles/me";
    private static final String RELAY = """
            {"address": "jeanne@example.org", "displayName": "Jeanne Martin", "method": "RELAY",
             "replyTo": {"address": "bureau@example.org", "name": "Bureau"}}""";

    @InjectOidc
    OidcPart oidc;

    private Api jeanne;

    private static int version(Response profile) {
        return profile.then().statusCode(200).extract().path("version");
    }

    @BeforeEach
    void somebodyNew() {
        jeanne = Api.newcomer(oidc);
    }

    @Test
    void whoeverNeverSavedAnythingSeesTheRelayInVersionZero() {
        jeanne.request()
                .get(ME)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"0\""))
                .body("method", equalTo("RELAY"))
                .body("version", equalTo(0))
                .body("address", nullValue())
                .body("connection.state", equalTo("DISCONNECTED"));
    }

    @Test
    void savesAndReadsARelayProfile() {
        jeanne.request().body(RELAY).put(ME).then().statusCode(200);

        jeanne.request()
                .get(ME)
                .then()
                .statusCode(200)
                .body("address", equalTo("jeanne@example.org"))
                .body("displayName", equalTo("Jeanne Martin"))
                .body("replyTo.name", equalTo("Bureau"))
                .body("addressLocked", equalTo(false));
    }

    @Test
    void whatWasReadCanBeSavedAsItIs() {
        jeanne.request().body(RELAY).put(ME).then().statusCode(200);
        Response read = jeanne.request().get(ME);

        jeanne.request()
                .body(read.asString())
                .put(ME)
                .then()
                .statusCode(200)
                .body("version", equalTo(version(read) + 1));
    }

    @Test
    void aStaleVersionIsNotSaved() {
        Response saved = jeanne.request().body(RELAY).put(ME);

        jeanne.request()
                .header("If-Match", "\"0\"")
                .body(RELAY)
                .put(ME)
                .then()
                .statusCode(412)
                .contentType("application/problem+json")
                .body("type", equalTo("https://facteur.dev/problems/profile-changed"));
        jeanne.request()
                .header("If-Match", saved.header("ETag"))
                .body(RELAY)
                .put(ME)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"%d\"".formatted(version(saved) + 1)));
    }

    @Test
    void ofManyFirstSavesAtOnceOneWins() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> jeanne.request()
                            .header("If-Match", "\"0\"")
                            .body(RELAY)
                            .put(ME)
                            .statusCode()))
                    .toList();

            assertThat(answers).extracting(Future::get).containsOnlyOnce(200).containsOnly(200, 412);
        }
    }

    @Test
    void aStaleVersionIsNotErased() {
        Response saved = jeanne.request().body(RELAY).put(ME);

        jeanne.request().header("If-Match", "\"7777\"").delete(ME).then().statusCode(412);
        jeanne.request().get(ME).then().body("version", equalTo(version(saved)));
    }

    @Test
    void anErasedProfileIsGoneAndComesBackWithAHigherVersion() {
        Response saved = jeanne.request().body(RELAY).put(ME);

        jeanne.request().delete(ME).then().statusCode(204);

        jeanne.request().get(ME).then().body("version", equalTo(0)).body("address", nullValue());
        assertThat(version(jeanne.request().body(RELAY).put(ME))).isGreaterThan(version(saved) + 1);
    }

    @Test
    void erasingWhatIsNotThereIsNothingToComplainOf() {
        jeanne.request().delete(ME).then().statusCode(204);
    }

    @Test
    void allFaultsOfAFormAreToldAtOnce() {
        jeanne.request()
                .body("""
                        {"address": "nobody", "displayName": "a\\r\\nBcc: x@example.org", "method": "SMTP",
                         "smtp": {"host": "http://smtp", "port": 0, "security": "NONE", "username": " ", "password": "********"},
                         "copyToSent": true}""")
                .put(ME)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("https://facteur.dev/problems/profile-invalid"))
                .body(
                        "faults.field",
                        hasItems(
                                "/address",
                                "/displayName",
                                "/smtp/host",
                                "/smtp/port",
                                "/smtp/security",
                                "/smtp/username",
                                "/smtp/password",
                                "/imap/host"));
    }

    @Test
    void gmailWantsItsAccountConnectedFirst() {
        jeanne.request()
                .body("{\"address\": \"jeanne@gmail.com\", \"method\": \"GMAIL\"}")
                .put(ME)
                .then()
                .statusCode(422)
                .body("faults[0].field", equalTo("/method"))
                .body("faults[0].code", equalTo("ACCOUNT_NOT_CONNECTED"));
    }

    @Test
    void whatIsNoJsonIsAFaultOfTheWhole() {
        jeanne.request()
                .body("{\"address\": ")
                .put(ME)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("faults[0].code", equalTo("JSON_UNREADABLE"))
                .body("faults[0].field", equalTo(""));
    }

    @Test
    void aWrongTypeIsAFaultAtItsField() {
        jeanne.inEnglish()
                .body("{\"address\": \"j@example.org\", \"method\": \"SMTP\", \"smtp\": {\"port\": \"many\"}}")
                .put(ME)
                .then()
                .statusCode(400)
                .body("faults[0].code", equalTo("TYPE_WRONG"))
                .body("faults[0].field", equalTo("/smtp/port"))
                .body("faults[0].message", equalTo("This value is not of the expected type."));
    }

    @Test
    void whatIsNotJsonByItsMediaTypeIsRefused() {
        jeanne.request()
                .contentType("text/plain")
                .body("hello")
                .put(ME)
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    @Test
    void noBodyIsAFault() {
        jeanne.request().put(ME).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void whoSpeaksNoLanguageOfOursIsAnsweredInFrench() {
        jeanne.request("de")
                .body("{}")
                .put(ME)
                .then()
                .statusCode(422)
                .header("Content-Language", "fr")
                .body("faults[0].message", equalTo("Ce champ est obligatoire."));
    }

    @Test
    void theHistoryNamesFieldsAndNoValues() {
        jeanne.request().body(RELAY).put(ME).then().statusCode(200);
        jeanne.request()
                .body(RELAY.replace("Jeanne Martin", "J. Martin"))
                .put(ME)
                .then()
                .statusCode(200);

        jeanne.request()
                .get(ME + "/history")
                .then()
                .statusCode(200)
                .body("[0].action", equalTo("CHANGED"))
                .body("[0].actor", equalTo(jeanne.sender()))
                .body("[0].fields", equalTo(List.of("/displayName")))
                .body("[1].action", equalTo("CREATED"))
                .body("[1].fields", hasItems("/address", "/method"));
    }

    @Test
    void aParameterOutOfBoundsIsAFault() {
        jeanne.request().get(ME + "/history?limit=0").then().statusCode(400).body("faults[0].field", equalTo("/limit"));
    }
}
