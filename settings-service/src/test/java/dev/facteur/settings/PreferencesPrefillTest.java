package dev.facteur.settings;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.facteur.embedded.OidcPart;
import dev.facteur.embedded.browser.BrowserTest;
import dev.facteur.embedded.browser.Look;
import dev.facteur.embedded.quarkus.InjectOidc;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The form fills itself in while the address is typed, and says what the provider wants. */
@QuarkusTest
@EmbeddedParts
class PreferencesPrefillTest extends BrowserTest {
    @InjectOidc
    OidcPart oidc;

    private PreferencesPage page;

    @BeforeEach
    void somebodyChoosesTheirOwnMailbox() {
        page = new PreferencesPage(Embedding.open(
                person(Look.FRENCH),
                PreferencesPage.COMPONENT,
                Api.newcomer(oidc).token()));
        page.choose("smtp");
    }

    private void types(String address) {
        page.field("address").fill("");
        page.field("address").pressSequentially(address);
    }

    @Test
    void orangeIsKnown() {
        types("jeanne@orange.fr");

        assertThat(page.page().getByText("Réglages de Orange, connus d'avance."))
                .isVisible();
        assertThat(page.field("copyToSent")).hasAttribute("aria-checked", "true");
        assertThat(page.field("smtp-host")).isHidden();
        shot(page.page(), "preferences-orange");
        page.unfoldServers();
        assertThat(page.field("smtp-host")).hasValue("smtp.orange.fr");
        assertThat(page.field("smtp-port")).hasValue("465");
        assertThat(page.field("smtp-security")).hasValue("TLS");
        assertThat(page.field("smtp-username")).hasValue("jeanne@orange.fr");
        assertThat(page.field("imap-host")).hasValue("imap.orange.fr");
        shot(page.page(), "preferences-orange-servers");
    }

    @Test
    void gmailIsBetterConnected() {
        types("jeanne@gmail.com");

        assertThat(page.field("smtp-password")).hasCount(0);
        assertThat(page.button("Vérifier et enregistrer")).hasCount(0);
        shot(page.page(), "preferences-gmail");
        page.button("Utiliser un mot de passe d'application").click();
        assertThat(page.field("smtp-password")).isVisible();
        assertThat(page.page().locator("label[for=smtp-password]")).containsText("Mot de passe d'application");
        assertThat(page.page().locator(".advice a").first())
                .hasAttribute("href", Pattern.compile("^https://support\\.google\\.com/"));
        shot(page.page(), "preferences-gmail-app-password");
        Page window = page.page()
                .waitForPopup(() -> page.button("Se connecter avec Google").click());

        assertThat(window.getByText("Allow")).isVisible();
        assertThat(page.page().getByText("Continuez dans la fenêtre de Google")).isVisible();
    }

    @Test
    void hotmailIsConnectedOrNotAtAll() {
        types("jeanne@hotmail.com");

        assertThat(page.button("Se connecter avec Microsoft")).isVisible();
        assertThat(page.field("smtp-password")).hasCount(0);
        shot(page.page(), "preferences-microsoft");
    }

    @Test
    void ovhAsksForProductAndNumber() {
        String domain = "d-" + UUID.randomUUID() + ".example.test";
        NamesResource.dns().zone().record(domain, "MX", "1 mx1.mail.ovh.net.");
        types("jeanne@" + domain);
        page.field("product-ovh-exchange").check();
        page.field("needs").fill("12");

        assertThat(page.page().locator(".servers > summary")).containsText("ex12.mail.ovh.net");
        shot(page.page(), "preferences-ovh");
        assertThat(page.field("needs")).hasValue("12");
        page.field("needs").fill("zwölf");
        assertThat(page.field("needs-fault")).isVisible();
    }

    @Test
    void aDomainNobodyKnowsIsFilledInByHand() {
        types("jeanne@nowhere.invalid");

        assertThat(page.page().getByText("Aucun réglage n'a été trouvé")).isVisible();
        assertThat(page.field("smtp-host")).isVisible();
        assertThat(page.field("smtp-username")).hasValue("jeanne@nowhere.invalid");
    }

    @Test
    void aHostThatNobodyVouchesForIsConfirmedFirst() {
        answersSettings("""
                {"proposals": [{"smtp": {"host": "mail.provider.test", "port": 587, "security": "STARTTLS", "username": "j"},
                  "imapByDefault": false, "copyToSent": false, "source": "SRV", "confidence": "LIKELY",
                  "authentication": "PASSWORD",
                  "confirm": {"code": "HOST_OUTSIDE_DOMAIN", "domain": "provider.test",
                              "message": "Votre mot de passe sera transmis à provider.test. Est-ce bien l'hébergeur ?"}}],
                 "advice": []}""");
        types("jeanne@client.test");
        // Quicker than the search: what it finds counts all the same.
        page.field("smtp-password").fill("geheim");
        page.button("Vérifier et enregistrer").click();

        assertThat(page.field("confirm")).isFocused();
        assertThat(page.field("confirm")).hasAttribute("aria-invalid", "true");
        shot(page.page(), "preferences-confirm");
        page.field("confirm").check();
        assertThat(page.field("confirm-fault")).hasCount(0);
    }

    private void answersSettings(String json) {
        page.page()
                .route(
                        Pattern.compile("/mail-settings\\?"),
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody(json)));
    }
}
