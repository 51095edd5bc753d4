package dev.facteur.settings;

import static io.restassured.RestAssured.given;

import dev.facteur.embedded.partner.EmbeddedPartner;
import io.restassured.response.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A person who connects an account: on the switch, at the provider's page, back, and on the page that began. */
record Consenting(Api person, EmbeddedPartner partner, String provider, String query) {
    static final String CONNECTIONS = "/partner-connections";

    Consenting(Api person, EmbeddedPartner partner, String provider) {
        this(person, partner, provider, "");
    }

    String path() {
        return CONNECTIONS + "/" + provider;
    }

    String authorizationUrl() {
        return person.request()
                .post(path() + query)
                .then()
                .statusCode(200)
                .extract()
                .path("authorizationUrl");
    }

    /** Where the provider sends the browser after the person's answer, such as {@code answer=deny}. */
    static String answered(String authorizationUrl, String answer) {
        return given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .get(authorizationUrl + "&" + answer)
                .then()
                .statusCode(302)
                .extract()
                .header("Location");
    }

    /** The browser, in which nobody is signed in here. */
    static Response follow(String location) {
        URI uri = URI.create(location);
        return given().urlEncodingEnabled(false)
                .header("Accept-Language", "en")
                .get(uri.getRawPath() + "?" + uri.getRawQuery());
    }

    static String grantedBy(String account) {
        return "answer=grant&account=" + URLEncoder.encode(account, StandardCharsets.UTF_8);
    }

    /** The window comes back; of a consent it tells the page that opened it, which confirms. */
    Response back(String location) {
        Response page = follow(location);
        return outcome(page).equals("CONSENTED") ? confirm(location) : page;
    }

    Response confirm(String location) {
        return person.inEnglish()
                .body(Map.of("state", parameter(location, "state"), "code", parameter(location, "code")))
                .post(path() + "/confirmation");
    }

    /** What the window, or the confirmation, says. */
    static String outcome(Response answer) {
        answer.then().statusCode(200);
        return answer.contentType().startsWith("text/html")
                ? answer.asString().replaceAll("(?s).*data-outcome=\"(\\w+)\".*", "$1")
                : answer.path("outcome");
    }

    static String parameter(String location, String name) {
        return location.replaceAll(".*[?&]" + name + "=([^&]*).*", "$1");
    }

    Response answer(String answer) {
        return back(answered(authorizationUrl(), answer));
    }

    Response grantedAs(String account) {
        return answer(grantedBy(account));
    }

    /** One field of this provider's switch. */
    String shown(String field) {
        return person.request()
                .get(CONNECTIONS)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("find { it.provider == '%s' }.%s".formatted(provider, field));
    }
}
