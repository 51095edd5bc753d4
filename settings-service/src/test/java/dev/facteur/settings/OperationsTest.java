package dev.facteur.settings;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What an operator and a front-end developer look at. */
@QuarkusTest
@EmbeddedParts
class OperationsTest {
    @Test
    void isReadyWithItsDatabase() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", hasItem("Database connections health check"));
    }

    @Test
    void isWellWithItsKeyset() {
        given().get("/q/health/well").then().statusCode(200).body("checks.name", hasItem("encryption keyset"));
    }

    @Test
    void measuresWhatWaitsToBePublished() {
        given().get("/q/metrics").then().statusCode(200).body(containsString("facteur_profiles_unpublished"));
    }

    @Test
    void describesItsInterface() {
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("info.title", equalTo("Facteur settings"))
                .body("paths.'/sender-profiles/me'.put.operationId", equalTo("saveMyProfile"))
                .body("paths.'/sender-profiles/{senderId}'.get.operationId", equalTo("getProfile"))
                .body("paths.'/partner-connections/{provider}'.post.operationId", equalTo("connectPartner"))
                .body(
                        "paths.'/partner-connections/{provider}/confirmation'.post.operationId",
                        equalTo("confirmConsent"))
                .body("paths.'/partner-connections/callback'.get.operationId", equalTo("endConsent"))
                .body("components.schemas.Credential.oneOf", hasSize(2))
                .body("components.schemas.SenderProfileForm.properties.smtp", notNullValue())
                .body("components.schemas.MailServerForm.properties.password.writeOnly", equalTo(true));
    }

    @Test
    void whatIsNotThereIsAProblemToo() {
        given().get("/nothing-here").then().statusCode(404);
    }
}
