package dev.facteur.dispatch;

import static io.restassured.RestAssured.given;

import dev.facteur.embedded.OidcPart;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;

/** Somebody who asks about deliveries, in English. */
record Asking(OidcPart oidc, String tenant, String sender, List<String> roles) {
    static Asking person(OidcPart oidc, String tenant, String sender) {
        return new Asking(oidc, tenant, sender, List.of());
    }

    static Asking operator(OidcPart oidc) {
        return new Asking(oidc, "operations", "o.perator", List.of("operator"));
    }

    RequestSpecification request() {
        return request("en");
    }

    RequestSpecification request(String language) {
        return given().auth()
                .oauth2(oidc.tokenFor(tenant, sender, roles.toArray(String[]::new)))
                .header("Accept-Language", language)
                .accept(ContentType.JSON);
    }
}
