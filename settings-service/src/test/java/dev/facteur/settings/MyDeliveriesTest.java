package dev.facteur.settings;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.facteur.embedded.OidcPart;
import dev.facteur.embedded.browser.BrowserTest;
import dev.facteur.embedded.browser.Look;
import dev.facteur.embedded.quarkus.InjectOidc;
import io.quarkus.test.junit.QuarkusTest;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The list of one's documents; dispatch-service's answers stand here as its documentation has them. */
@QuarkusTest
@EmbeddedParts
class MyDeliveriesTest extends BrowserTest {
    private static final String ADDRESS = "**/of-dispatch/deliveries?*";
    private static final String COMPONENT = "<my-deliveries deliveries-url=\"/of-dispatch\"></my-deliveries>";
    private static final String NONE = "{\"deliveries\": []}";
    private static final String SOME = """
            {"deliveries": [
              {"tenantId": "acme", "senderId": "j", "requestId": "5", "state": "SENDING", "attempts": 1,
               "askedAt": "2026-11-24T09:20:00Z", "at": "2026-11-24T09:20:00Z", "sentence": "En cours d'envoi."},
              {"tenantId": "acme", "senderId": "j", "requestId": "4", "state": "WAITING", "attempts": 2,
               "document": {"type": "invoice", "id": "F-2026-0045"}, "reason": "SERVER_UNREACHABLE",
               "until": "2026-11-24T09:30:00Z", "askedAt": "2026-11-24T09:10:00Z", "at": "2026-11-24T09:12:00Z",
               "sentence": "En attente : le serveur de messagerie ne répond pas pour le moment."},
              {"tenantId": "acme", "senderId": "j", "requestId": "3", "state": "SENT", "attempts": 1,
               "document": {"type": "quote", "id": "D-2026-0117"}, "askedAt": "2026-11-24T08:55:00Z",
               "at": "2026-11-24T08:55:01Z", "sentence": "Envoyé.",
               "recipients": [{"address": "a.legoff@menuiserie.example", "domain": "menuiserie.example", "accepted": true}]},
              {"tenantId": "acme", "senderId": "j", "requestId": "2", "state": "FAILED", "attempts": 1,
               "document": {"type": "invoice", "id": "F-2026-0042"}, "cause": "RECIPIENT_REJECTED", "whoActs": "CALLER",
               "askedAt": "2026-11-24T08:00:00Z", "at": "2026-11-24T08:00:01Z",
               "sentence": "Non envoyé : l'adresse du destinataire a été refusée.",
               "whatToDo": "Vérifiez l'adresse du destinataire, puis renvoyez le document.",
               "recipients": [{"address": "francoise.lefebvre@societe-cliente.example",
                               "domain": "societe-cliente.example", "accepted": false,
                               "reply": "550 5.1.1 User unknown"}]},
              {"tenantId": "acme", "senderId": "j", "requestId": "1", "state": "HELD", "attempts": 1,
               "document": {"type": "reminder", "id": "R-88"}, "askedAt": "2026-11-23T17:00:00Z",
               "at": "2026-11-23T17:00:04Z",
               "sentence": "Peut-être envoyé : la connexion a été coupée avant la confirmation du serveur.",
               "whatToDo": "Regardez dans vos messages envoyés ou demandez au destinataire."}],
             "cursor": "Zmlyc3Q"}""";

    @InjectOidc
    OidcPart oidc;

    private final AtomicReference<String> answer = new AtomicReference<>(SOME);

    private BrowserContext with(Look look) {
        BrowserContext browser = person(look);
        browser.route(
                ADDRESS,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(answer.get())));
        return browser;
    }

    private Page open(BrowserContext browser) {
        return Embedding.open(browser, COMPONENT, Api.newcomer(oidc).token());
    }

    @Test
    void everyDocumentSaysWhatBecameOfIt() {
        Page page = open(with(Look.FRENCH));

        assertThat(page.locator("li")).hasCount(5);
        assertThat(page.locator("li").nth(0)).containsText("Document 5");
        assertThat(page.locator("li").nth(1)).containsText("Prochain essai le 24 novembre");
        assertThat(page.locator("li").nth(2)).containsText("Devis D-2026-0117");
        assertThat(page.locator("li").nth(3)).containsText("Vérifiez l'adresse du destinataire");
        shot(page, "deliveries");
    }

    @Test
    void onAPhoneInTheDarkItIsAllThere() {
        Page page = open(with(Look.FRENCH.dark().onAPhone()));

        assertThat(page.locator("li")).hasCount(5);
        assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        shot(page, "deliveries-phone-dark");
    }

    @Test
    void whatChangesIsShownWithoutAsking() {
        answer.set(NONE);
        Page page = open(with(Look.ENGLISH));
        assertThat(page.getByText("Nothing has left yet")).isVisible();
        shot(page, "deliveries-none");

        answer.set(SOME);

        assertThat(page.locator("li")).hasCount(5);
    }

    @Test
    void dispatchBeingDownIsSaidInItsPlaceUntilItIsBack() {
        expectComplaint("ERR_FAILED");
        BrowserContext browser = person(Look.ENGLISH);
        browser.route(ADDRESS, Route::abort);
        Page page = open(browser);
        assertThat(page.getByText("Your documents cannot be shown at the moment"))
                .isVisible();
        shot(page, "deliveries-down");

        browser.unroute(ADDRESS);
        browser.route(
                ADDRESS,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(SOME)));

        assertThat(page.locator("li")).hasCount(5);
        assertThat(page.getByText("Your documents cannot be shown at the moment"))
                .hasCount(0);
    }

    @Test
    void whatWaitsIsGivenUpOnceThePersonSaysSo() {
        BrowserContext browser = with(Look.FRENCH);
        browser.route("**/of-dispatch/deliveries/acme/4/cancel", route -> {
            answer.set(NONE);
            route.fulfill(new Route.FulfillOptions().setStatus(204));
        });
        Page page = open(browser);
        page.getByText("Ne pas envoyer").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Ne pas envoyer Facture F-2026-0045");
        page.getByText("Annuler").click();
        assertThat(page.locator("li")).hasCount(5);

        page.getByText("Ne pas envoyer").click();
        page.getByRole(AriaRole.DIALOG).getByText("Ne pas envoyer").last().click();

        assertThat(page.locator("li")).hasCount(0);
    }
}
