package dev.facteur.settings;

import static io.restassured.RestAssured.given;

import dev.facteur.embedded.OidcPart;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;

/** A person of a tenant, using the API in French. */
record Api(OidcPart oidc, String tenant, String sender, List<String> roles) {

    /** Somebody nobody has met before. */
    static Api newcomer(OidcPart oidc, String... roles) {
        return new Api(oidc, "acme", "s-" + UUID.randomUUID(), List.of(roles));
    }

    Api with(String... otherRoles) {
        return new Api(oidc, tenant, sender, List.of(otherRoles));
    }

    RequestSpecification request() {
        return request("fr");
    }

    RequestSpecification inEnglish() {
        return request("en-GB,en;q=0.8");
    }

    RequestSpecification request(String languages) {
        return given().auth()
                .oauth2(token())
                .header("Accept-Language", languages)
                .contentType(ContentType.JSON)
                .accept(ContentType.JSON);
    }

    String token() {
        return oidc.tokenFor(tenant, sender, roles.toArray(String[]::new));
    }

    String key() {
        return tenant + "/" + sender;
    }

    String address() {
        return sender + "@example.org";
    }
}
