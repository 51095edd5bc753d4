package dev.facteur.settings;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.facteur.embedded.MailPart;
import dev.facteur.embedded.OidcPart;
import dev.facteur.embedded.browser.BrowserTest;
import dev.facteur.embedded.browser.Look;
import dev.facteur.embedded.quarkus.InjectMail;
import dev.facteur.embedded.quarkus.InjectOidc;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What shall become of documents while the mailbox is unavailable, as a person chooses it. */
@QuarkusTest
@EmbeddedParts
class PreferencesMeanwhileTest extends BrowserTest {
    private static final String ME = "/sender-profiles/me";

    @InjectOidc
    OidcPart oidc;

    @InjectMail
    MailPart mail;

    private Api jeanne;

    @BeforeEach
    void aMailboxThatWorks() {
        jeanne = Api.newcomer(oidc);
        jeanne.request()
                .body(new Mailboxes(mail).working(jeanne.address()))
                .put(ME)
                .then()
                .statusCode(200);
    }

    private PreferencesPage open(Look look) {
        PreferencesPage page =
                new PreferencesPage(Embedding.open(person(look), PreferencesPage.COMPONENT, jeanne.token()));
        assertThat(page.field("address")).hasValue(jeanne.address());
        return page;
    }

    @Test
    void whoeverTicksItHasTheirDocumentsLeaveByTheApplicationMeanwhile() {
        PreferencesPage page = open(Look.FRENCH);
        assertThat(page.field("relayWhileUnavailable")).not().isChecked();
        page.page()
                .getByLabel("Ne pas attendre : les envoyer par l'application")
                .check();
        shot(page.page(), "preferences-meanwhile");
        page.button("Vérifier et enregistrer").click();

        assertThat(page.text("Enregistré.")).isVisible();
        jeanne.request().get(ME).then().body("relayWhileUnavailable", equalTo(true));
        assertThat(page.field("relayWhileUnavailable")).isChecked();
    }

    @Test
    void withTheRelayThereIsNothingToTick() {
        PreferencesPage page = open(Look.FRENCH);
        page.choose("relay");

        assertThat(page.field("relayWhileUnavailable")).isHidden();
    }

    @Test
    void itIsExplainedInEveryLook() {
        shot(open(Look.ENGLISH).page(), "preferences-meanwhile-english");
        shot(open(Look.FRENCH.dark()).page(), "preferences-meanwhile-dark");
        shot(open(Look.FRENCH.onAPhone().dark()).page(), "preferences-meanwhile-phone-dark");
    }
}
