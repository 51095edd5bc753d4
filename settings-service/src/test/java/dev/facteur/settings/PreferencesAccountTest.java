package dev.facteur.settings;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.facteur.embedded.OidcPart;
import dev.facteur.embedded.browser.BrowserTest;
import dev.facteur.embedded.browser.Look;
import dev.facteur.embedded.partner.EmbeddedPartner;
import dev.facteur.embedded.quarkus.InjectGoogle;
import dev.facteur.embedded.quarkus.InjectOidc;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account as the method: connected from here, and its address is the sender's. */
@QuarkusTest
@EmbeddedParts
class PreferencesAccountTest extends BrowserTest {
    private static final String ME = "/sender-profiles/me";
    private static final String CHANGED = """
            () => document.querySelector('sender-preferences').shadowRoot.querySelector('partner-connections')
              .dispatchEvent(new CustomEvent('facteur-change', { bubbles: true, composed: true }))""";

    @InjectOidc
    OidcPart oidc;

    @InjectGoogle
    EmbeddedPartner google;

    private Api jeanne;
    private Consenting gmail;

    @BeforeEach
    void somebody() {
        jeanne = Api.newcomer(oidc);
        gmail = new Consenting(jeanne, google, "gmail");
    }

    private PreferencesPage open() {
        return new PreferencesPage(Embedding.open(person(Look.FRENCH), PreferencesPage.COMPONENT, jeanne.token()));
    }

    @Test
    void whoeverConnectsAnAccountHereSeesItChosen() {
        PreferencesPage page = open();
        page.field("displayName").fill("Jeanne Martin");
        page.choose("gmail");
        gmail.grantedAs(jeanne.address());
        page.page().evaluate(CHANGED);

        assertThat(page.page().getByText("Connecté : " + jeanne.address())).isVisible();
        assertThat(page.field("method-gmail")).isChecked();
        assertThat(page.field("address")).hasValue(jeanne.address());
        assertThat(page.field("address")).not().isEditable();
        assertThat(page.field("displayName")).hasValue("Jeanne Martin");
        shot(page.page(), "preferences-gmail-connected");
    }

    @Test
    void anAccountThatIsConnectedCanBeChosenAgain() {
        gmail.grantedAs(jeanne.address());
        jeanne.request()
                .body("{\"address\": \"%s\", \"method\": \"RELAY\"}".formatted(jeanne.address()))
                .put(ME)
                .then()
                .statusCode(200);
        PreferencesPage page = open();
        page.choose("gmail");
        page.button("Enregistrer").click();

        assertThat(page.text("Enregistré.")).isVisible();
        jeanne.request().get(ME).then().body("method", equalTo("GMAIL")).body("connection.state", equalTo("CONNECTED"));
    }
}
