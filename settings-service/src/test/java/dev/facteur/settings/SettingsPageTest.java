package dev.facteur.settings;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import dev.facteur.embedded.OidcPart;
import dev.facteur.embedded.browser.BrowserTest;
import dev.facteur.embedded.browser.Look;
import dev.facteur.embedded.quarkus.InjectOidc;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service's own page: who is let in, what it gives away, and what it holds to. */
@QuarkusTest
@EmbeddedParts
class SettingsPageTest extends BrowserTest {
    @InjectOidc
    OidcPart oidc;

    private Api jeanne;

    @BeforeEach
    void somebodyNew() {
        jeanne = Api.newcomer(oidc);
    }

    @Test
    void whoeverComesSignsInAndIsWhereTheyWantedToBe() {
        Page page = SignedIn.at(person(Look.FRENCH), "/connections", jeanne).page();

        assertThat(page).hasURL(Embedding.base() + "/connections");
        assertThat(page.locator("h1")).hasText("Connexions partenaires");
        assertThat(page.locator(".person")).hasText("Jeanne Martin");
        assertThat(page.locator("nav a[aria-current]")).hasText("Connexions");
        assertThat(page.getByRole(AriaRole.SWITCH)).hasCount(2);
        shot(page, "connections");
    }

    @Test
    void theSessionIsInCookiesThatNoScriptReadsAndNoOtherSiteSends() {
        BrowserContext browser = person(Look.FRENCH);
        SignedIn.at(browser, "/connections", jeanne).page().waitForURL("**/connections");

        assertThat(browser.cookies(Embedding.base())).isNotEmpty().allSatisfy(cookie -> {
            assertThat(cookie.httpOnly).as(cookie.name).isTrue();
            assertThat(cookie.secure).as(cookie.name).isTrue();
            assertThat(cookie.sameSite).as(cookie.name).isEqualTo(SameSiteAttribute.LAX);
        });
    }

    @Test
    void noTokenIsInAnAddressOrInStorage() {
        Page page = SignedIn.at(person(Look.FRENCH), "/connections", jeanne).page();
        assertThat(page.locator("h1")).isVisible();

        assertThat(page.url()).doesNotContain("token").doesNotContain("code=");
        assertThat(page.evaluate("() => localStorage.length + sessionStorage.length + document.cookie.length"))
                .isEqualTo(0);
    }

    @Test
    void theTokenIsForScriptsOfThePageAlone() {
        BrowserContext browser = person(Look.FRENCH);
        SignedIn.at(browser, "/connections", jeanne).page().waitForURL("**/connections");
        String token = "/page/token";

        with(browser)
                .header("X-Requested-With", "JavaScript")
                .header("Sec-Fetch-Site", "same-origin")
                .get(token)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store");
        with(browser).get(token).then().statusCode(403);
        with(browser)
                .header("X-Requested-With", "JavaScript")
                .header("Sec-Fetch-Site", "same-site")
                .get(token)
                .then()
                .statusCode(403);
        given().header("X-Requested-With", "JavaScript").get(token).then().statusCode(499);
    }

    @Test
    void theSessionCountsForThePageAndNotForTheInterface() {
        BrowserContext browser = person(Look.FRENCH);
        SignedIn.at(browser, "/connections", jeanne).page().waitForURL("**/connections");

        with(browser).get("/sender-profiles/me").then().statusCode(401).contentType(containsString("problem+json"));
        with(browser).delete("/partner-connections/gmail").then().statusCode(401);
        with(browser).get("/sender-profiles/page").then().statusCode(401);
        // And a token does not open the page.
        jeanne.request()
                .accept("text/html")
                .redirects()
                .follow(false)
                .get("/connections")
                .then()
                .statusCode(302);
    }

    @Test
    void nothingInlineIsAllowedAndNobodyFramesIt() {
        BrowserContext browser = person(Look.FRENCH);
        SignedIn.at(browser, "/connections", jeanne).page().waitForURL("**/connections");

        with(browser)
                .get("/connections")
                .then()
                .statusCode(200)
                .header(
                        "Content-Security-Policy",
                        containsString("default-src 'none'; script-src 'self'; style-src 'self'"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .header("Cross-Origin-Opener-Policy", equalTo("same-origin-allow-popups"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Referrer-Policy", equalTo("same-origin"))
                .header("Cache-Control", containsString("no-store"));
    }

    @Test
    void whoeverSignsOutIsSignedOut() {
        BrowserContext browser = person(Look.ENGLISH);
        Page page = SignedIn.at(browser, "/connections", jeanne).page();

        page.getByText("Sign out").click();

        assertThat(page.locator("h1")).hasText("You are signed out");
        shot(page, "signed-out");
        page.navigate(Embedding.base() + "/connections");
        assertThat(page.url()).startsWith(oidc.issuerUrl() + "/authorize");
        assertThat(browser.cookies(Embedding.base()).stream().map(cookie -> cookie.name))
                .noneMatch(name -> name.startsWith("q_session"));
    }

    @Test
    void onAPhoneInTheDarkItIsAllThere() {
        Page page = SignedIn.at(person(Look.ENGLISH.dark().onAPhone()), "/connections", jeanne)
                .page();

        assertThat(page.getByRole(AriaRole.SWITCH)).hasCount(2);
        assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        shot(page, "connections-phone-dark");
    }

    private static RequestSpecification with(BrowserContext browser) {
        String cookies = browser.cookies(Embedding.base()).stream()
                .map((Cookie cookie) -> cookie.name + "=" + cookie.value)
                .collect(Collectors.joining("; "));
        return given().redirects().follow(false).header("Cookie", cookies);
    }
}
