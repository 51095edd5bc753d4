package dev.facteur.settings;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.facteur.embedded.KafkaPart;
import dev.facteur.embedded.OidcPart;
import dev.facteur.embedded.browser.BrowserTest;
import dev.facteur.embedded.browser.Look;
import dev.facteur.embedded.partner.EmbeddedPartner;
import dev.facteur.embedded.partner.PartnerEndpoint;
import dev.facteur.embedded.partner.PartnerFault;
import dev.facteur.embedded.quarkus.InjectGoogle;
import dev.facteur.embedded.quarkus.InjectKafka;
import dev.facteur.embedded.quarkus.InjectOidc;
import dev.facteur.model.Topics;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account is connected, lost, connected again and disconnected, as a person sees it. */
@QuarkusTest
@EmbeddedParts
class ConnectionsPageTest extends BrowserTest {
    private static final String COMPONENT = "<partner-connections></partner-connections>";
    private static final Duration SOON = Duration.ofSeconds(30);

    @InjectOidc
    OidcPart oidc;

    @InjectKafka
    KafkaPart kafka;

    @InjectGoogle
    EmbeddedPartner google;

    private Api jeanne;
    private Consenting gmail;

    @BeforeEach
    void somebodyNew() {
        jeanne = Api.newcomer(oidc);
        gmail = new Consenting(jeanne, google, "gmail");
        // The window tells every origin that may have opened it; the others do not hear it, and the browser remarks on
        // that.
        expectComplaint("Failed to execute 'postMessage'");
    }

    @AfterEach
    void googleWorksAgain() {
        google.recover();
    }

    private static Locator toggle(Page page, String name) {
        return page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName(name));
    }

    private static void consent(Page window, String account) {
        window.locator("input[name=account]").fill(account);
        window.getByText("Allow").click();
    }

    private Page embedded(BrowserContext browser) {
        return Embedding.open(browser, COMPONENT, jeanne.token());
    }

    private void expired() {
        Instant at = Instant.now();
        Events.publish(kafka, Topics.AUTHENTICATION_EXPIRED, jeanne.key(), """
                {"episodeId": "e-1", "tenantId": "%s", "senderId": "%s", "method": "GMAIL", "at": "%s",
                 "account": "%s", "reason": "invalid_grant", "since": "%s", "waiting": 1}""".formatted(
                        jeanne.tenant(), jeanne.sender(), at, jeanne.address(), at));
        for (String request : List.of("r-1", "r-2", "r-3")) {
            Events.publish(kafka, Topics.DELIVERY_DELAYED, jeanne.key(), """
                    {"requestId": "%s", "tenantId": "%s", "senderId": "%s", "method": "GMAIL", "at": "%s", "attempts": 1,
                     "reason": "AUTHENTICATION_EXPIRED", "detail": "…"}""".formatted(
                            request, jeanne.tenant(), jeanne.sender(), at));
        }
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(gmail.shown("state")).isEqualTo("EXPIRED");
            assertThat(gmail.shown("waiting")).isEqualTo("3");
        });
    }

    @Test
    void theAccountIsConnectedInAWindowThatTheServicesOwnPageOpened() {
        Page page = SignedIn.at(person(Look.FRENCH), "/connections", jeanne).page();

        Page window = page.waitForPopup(() -> toggle(page, "Gmail").click());
        assertThat(page.getByText("Continuez dans la fenêtre de Google")).isVisible();
        shot(page, "connections-consent");
        window.waitForClose(() -> consent(window, jeanne.address()));

        assertThat(page.getByText("Compte connecté")).isVisible();
        assertThat(page.locator(".account")).hasText(jeanne.address());
        assertThat(toggle(page, "Gmail")).isChecked();
        shot(page, "connections-connected");
        assertThat(gmail.shown("state")).isEqualTo("CONNECTED");
    }

    @Test
    void aKeyboardIsEnough() {
        Page page = embedded(person(Look.ENGLISH));
        assertThat(toggle(page, "Gmail")).isVisible();

        page.keyboard().press("Tab");
        assertThat(toggle(page, "Gmail")).isFocused();
        Page window = page.waitForPopup(() -> page.keyboard().press("Space"));
        window.waitForClose(() -> consent(window, jeanne.address()));
        assertThat(toggle(page, "Gmail")).isChecked();

        toggle(page, "Gmail").focus();
        page.keyboard().press("Space");
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        assertThat(page.getByText("Keep it connected")).isFocused();
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(toggle(page, "Gmail")).isFocused();
        assertThat(toggle(page, "Gmail")).isChecked();
    }

    @Test
    void whoeverSaysNoIsToldThatNothingHasChanged() {
        Page page = embedded(person(Look.FRENCH));

        Page window = page.waitForPopup(() -> toggle(page, "Gmail").click());
        window.waitForClose(() -> window.getByText("Cancel").click());

        assertThat(page.getByText("Connexion annulée")).isVisible();
        assertThat(toggle(page, "Gmail")).not().isChecked();
    }

    @Test
    void anotherAccountThanTheLockedOneIsRefused() {
        gmail.grantedAs(jeanne.address());
        expired();
        Page page = embedded(person(Look.FRENCH));

        Page window =
                page.waitForPopup(() -> page.getByText("Reconnecter").first().click());
        window.waitForClose(() -> consent(window, "another@example.org"));

        assertThat(page.getByText("Ce n'est pas le bon compte")).isVisible();
        assertThat(gmail.shown("state")).isEqualTo("EXPIRED");
    }

    @Test
    void aBlockedWindowIsReplacedByALink() {
        BrowserContext browser = person(Look.ENGLISH);
        browser.addInitScript("window.open = () => null");
        Page page = embedded(browser);

        toggle(page, "Gmail").click();
        Locator link = page.getByText("Open Google's page").last();
        assertThat(link).isVisible();
        shot(page, "connections-blocked");
        Page window = page.waitForPopup(link::click);
        window.waitForClose(() -> consent(window, jeanne.address()));

        assertThat(page.getByText("Account connected")).isVisible();
    }

    @Test
    void whatWaitsIsShownAndOneClickReconnects() {
        gmail.grantedAs(jeanne.address());
        expired();
        Page page = SignedIn.at(person(Look.FRENCH), "/connections", jeanne).page();

        Locator waiting = page.locator("reconnect-banner");
        assertThat(waiting).containsText("3 documents attendent de partir");
        shot(page, "connections-expired");
        Page window = page.waitForPopup(() -> waiting.getByText("Reconnecter").click());
        window.waitForClose(() -> consent(window, jeanne.address()));

        assertThat(waiting).not().containsText("attendent");
        assertThat(toggle(page, "Gmail")).isChecked();
        assertThat(page.locator(".expired")).hasCount(0);
    }

    @Test
    void switchingOffAsksFirst() {
        gmail.grantedAs(jeanne.address());
        Page page = embedded(person(Look.FRENCH));
        assertThat(toggle(page, "Gmail")).isChecked();

        toggle(page, "Gmail").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText(jeanne.address());
        shot(page, "connections-disconnect");
        page.getByText("Garder la connexion").click();
        assertThat(gmail.shown("state")).isEqualTo("CONNECTED");

        toggle(page, "Gmail").click();
        page.getByText("Déconnecter", new Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.getByText("Gmail est déconnecté")).isVisible();
        assertThat(toggle(page, "Gmail")).not().isChecked();
        assertThat(gmail.shown("state")).isEqualTo("DISCONNECTED");
    }

    @Test
    void theProviderBeingDownIsSaidAndNothingElseIsLost() {
        google.fail(PartnerEndpoint.TOKEN, PartnerFault.UNAVAILABLE);
        Page page = embedded(person(Look.FRENCH));

        Page window = page.waitForPopup(() -> toggle(page, "Gmail").click());
        window.waitForClose(() -> consent(window, jeanne.address()));

        assertThat(page.getByText("Fournisseur indisponible")).isVisible();
        assertThat(toggle(page, "Microsoft 365 et Outlook")).isEnabled();
    }

    @Test
    void aWindowThatItsProviderPartedComesToThePageAndIsConfirmedThere() {
        String brought = Consenting.answered(gmail.authorizationUrl(), Consenting.grantedBy(jeanne.address()));
        String message = """
                {"source": "facteur", "type": "partner-connection", "provider": "gmail", "outcome": "CONSENTED",
                 "state": "%s", "code": "%s"}""".formatted(Consenting.parameter(brought, "state"), Consenting.parameter(brought, "code"));
        Page page = SignedIn.at(person(Look.FRENCH), "/connections", jeanne).page();
        assertThat(toggle(page, "Gmail")).isVisible();

        page.navigate("about:blank");
        page.navigate(Embedding.base() + "/connections#facteur-consent="
                + URLEncoder.encode(message, StandardCharsets.UTF_8).replace("+", "%20"));

        assertThat(page.getByText("Compte connecté")).isVisible();
        assertThat(page).hasURL(Embedding.base() + "/connections");
    }

    @Test
    void aProviderThatIsNotOfferedIsNotShown() {
        BrowserContext browser = person(Look.FRENCH);
        browser.route(
                "**/partner-connections",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("""
                        [{"provider": "gmail", "state": "DISCONNECTED", "waiting": 0, "offered": true},
                         {"provider": "microsoft", "state": "DISCONNECTED", "waiting": 0, "offered": false}]""")));
        Page page = embedded(browser);

        assertThat(page.getByRole(AriaRole.SWITCH)).hasCount(1);
    }

    @Test
    void theServiceBeingDownIsSaidInItsPlace() {
        expectComplaint("ERR_FAILED");
        BrowserContext browser = person(Look.FRENCH);
        browser.route("**/partner-connections", Route::abort);
        Page page = embedded(browser);
        assertThat(page.getByText("Vos connexions ne peuvent pas être mises à jour"))
                .isVisible();

        browser.unroute("**/partner-connections");
        page.getByText("Réessayer").click();

        assertThat(toggle(page, "Gmail")).isVisible();
    }
}
