package dev.facteur.settings;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.facteur.settings.Mailboxes.PASSWORD;
import static dev.facteur.settings.Mailboxes.port;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;
import dev.facteur.embedded.MailPart;
import dev.facteur.embedded.OidcPart;
import dev.facteur.embedded.browser.BrowserTest;
import dev.facteur.embedded.browser.Look;
import dev.facteur.embedded.quarkus.InjectMail;
import dev.facteur.embedded.quarkus.InjectOidc;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How somebody who is no mail expert gets their mailbox to work. */
@QuarkusTest
@EmbeddedParts
class PreferencesStoryTest extends BrowserTest {
    private static final String ME = "/sender-profiles/me";

    @InjectOidc
    OidcPart oidc;

    @InjectMail
    MailPart mail;

    private Api jeanne;

    @BeforeEach
    void aPersonWithAMailbox() {
        jeanne = Api.newcomer(oidc);
        mail.addUser(jeanne.address(), PASSWORD);
        relay("{\"address\": \"%s\", \"displayName\": \"Jeanne Martin\", \"method\": \"RELAY\"}"
                .formatted(jeanne.address()));
    }

    @AfterEach
    void everythingIsAcceptedAgain() {
        mail.rules().reset();
    }

    private void relay(String form) {
        jeanne.request().body(form).put(ME).then().statusCode(200);
    }

    private PreferencesPage open(Look look) {
        return open(person(look), PreferencesPage.COMPONENT);
    }

    private PreferencesPage open(BrowserContext person, String component) {
        PreferencesPage page = new PreferencesPage(Embedding.open(person, component, jeanne.token()));
        assertThat(page.field("address")).hasValue(jeanne.address());
        return page;
    }

    private void isSaved() {
        jeanne.request().get(ME).then().body("method", equalTo("SMTP")).body("connection.state", equalTo("CONNECTED"));
        assertThat(mail.receivedFor(jeanne.address())).isEmpty();
    }

    @Test
    void aWrongPortIsPutRightWithOneClick() {
        PreferencesPage page = open(Look.FRENCH);
        page.choose("smtp");
        assertThat(page.page().getByText("Aucun réglage n'a été trouvé")).isVisible();
        shot(page.page(), "preferences-nothing-found");
        page.enterMailbox(jeanne.address(), port("closed-port"), "TLS", PASSWORD);
        page.button("Vérifier et enregistrer").click();

        assertThat(page.field("smtp-port")).isFocused();
        assertThat(page.field("smtp-port")).hasAttribute("aria-invalid", "true");
        assertThat(page.field("smtp-port")).hasAttribute("aria-describedby", Pattern.compile("smtp-port-fault"));
        assertThat(page.page().locator(".stage.failed")).hasCount(1);
        shot(page.page(), "preferences-wrong-port");
        page.button(Pattern.compile("Utiliser \\d+ avec")).click();

        assertThat(page.text("Enregistré.")).isVisible();
        assertThat(page.page().locator(".stage.passed")).hasCount(4);
        assertThat(page.field("smtp-password")).hasValue("");
        assertThat(page.field("smtp-password")).hasAttribute("placeholder", Pattern.compile("enregistré"));
        shot(page.page(), "preferences-saved");
        isSaved();
    }

    @Test
    void theStagesAreSeenToPass() throws IOException {
        try (Gate gate = new Gate(port("closed-port"), mail.submissionPort())) {
            PreferencesPage page = open(Look.FRENCH);
            page.choose("smtp");
            page.enterMailbox(jeanne.address(), port("closed-port"), "STARTTLS", PASSWORD);
            page.button("Vérifier et enregistrer").click();

            assertThat(page.page().locator(".stage.passed")).containsText("Connexion au serveur");
            assertThat(page.page().locator(".stage.started")).containsText("Chiffrement");
            shot(page.page(), "preferences-checking");
            gate.open();

            assertThat(page.text("Enregistré.")).isVisible();
            isSaved();
        }
    }

    @Test
    void aWrongPasswordIsThePasswordsFault() {
        PreferencesPage page = open(Look.FRENCH);
        page.choose("smtp");
        page.enterMailbox(jeanne.address(), mail.submissionPort(), "STARTTLS", "wrong");
        page.button("Vérifier et enregistrer").click();

        assertThat(page.field("smtp-password")).isFocused();
        assertThat(page.field("smtp-password-fault")).containsText("refuse");
        shot(page.page(), "preferences-wrong-password");
        page.field("smtp-password").fill(PASSWORD);
        page.page().keyboard().press("Enter");

        assertThat(page.text("Enregistré.")).isVisible();
        isSaved();
    }

    @Test
    void whatIsWrongAtBothServersIsToldInOrder() {
        PreferencesPage page = open(Look.FRENCH);
        page.choose("smtp");
        page.field("copyToSent").click();
        page.enterMailbox(jeanne.address(), mail.submissionPort(), "TLS", PASSWORD);
        page.field("imap-host").fill("localhost");
        page.field("imap-port").fill(Integer.toString(port("closed-port")));
        page.button("Vérifier et enregistrer").click();

        assertThat(page.field("smtp-security")).isFocused();
        assertThat(page.page().locator(".faults > li")).hasCount(2);
        assertThat(page.page().locator("[aria-invalid=true]")).hasCount(2);
        shot(page.page(), "preferences-two-faults");
    }

    @Test
    void theFolderThatIsFoundIsShown() {
        jeanne.request()
                .body(new Mailboxes(mail).withImap(jeanne.address()))
                .put(ME)
                .then()
                .statusCode(200);
        PreferencesPage page = open(Look.FRENCH);
        page.field("displayName").fill("Jeanne M.");
        page.button("Vérifier et enregistrer").click();

        assertThat(page.page().locator(".folder")).containsText("Sent");
        assertThat(page.page().locator(".stage.passed")).hasCount(8);
        shot(page.page(), "preferences-sent-folder");
        jeanne.request().get(ME).then().body("displayName", equalTo("Jeanne M."));
    }

    @Test
    void whoeverWantsCopiesLaterNeedNotKnowWhereTo() {
        jeanne.request()
                .body(new Mailboxes(mail).working(jeanne.address()))
                .put(ME)
                .then()
                .statusCode(200);
        BrowserContext person = person(Look.FRENCH);
        person.route(
                Pattern.compile("/mail-settings\\?"),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("""
                        {"proposals": [{"smtp": {"host": "localhost", "port": 587, "security": "STARTTLS", "username": "j"},
                          "imap": {"host": "imap.client.test", "port": 993, "security": "TLS", "username": "jeanne"},
                          "source": "PRESET", "confidence": "CERTAIN", "authentication": "PASSWORD"}], "advice": []}""")));
        PreferencesPage page = open(person, PreferencesPage.COMPONENT);
        page.field("copyToSent").click();
        page.unfoldServers();

        assertThat(page.field("imap-host")).hasValue("imap.client.test");
        assertThat(page.field("imap-username")).hasValue("jeanne");
        assertThat(page.field("smtp-port")).hasValue(Integer.toString(mail.submissionPort()));
    }

    @Test
    void whileAMailboxSendsTheAddressIsLocked() {
        jeanne.request()
                .body(new Mailboxes(mail).working(jeanne.address()))
                .put(ME)
                .then()
                .statusCode(200);
        PreferencesPage page = open(Look.FRENCH);

        assertThat(page.field("address")).not().isEditable();
        assertThat(page.field("address-note")).containsText("Verrouillée");
        shot(page.page(), "preferences-locked");
        page.button("Revenir à l'envoi par l'application").click();
        assertThat(page.field("method-relay")).isChecked();
        page.field("address").fill("other@example.org");
        page.button("Enregistrer").click();

        assertThat(page.text("Enregistré.")).isVisible();
        shot(page.page(), "preferences-relay");
        jeanne.request()
                .get(ME)
                .then()
                .body("address", equalTo("other@example.org"))
                .body("method", equalTo("RELAY"));
    }

    @Test
    void theKeyboardIsEnough() {
        PreferencesPage page = open(Look.FRENCH);
        page.field("method-relay").focus();
        page.page().keyboard().press("ArrowDown");
        assertThat(page.field("method-smtp")).isChecked();
        assertThat(page.field("smtp-host")).isVisible();
        for (String[] entry : new String[][] {
            {"smtp-host", "localhost"},
            {"smtp-port", Integer.toString(mail.submissionPort())},
            {"smtp-security", "S"},
            {"smtp-username", ""},
            {"smtp-password", PASSWORD}
        }) {
            tabTo(page, entry[0]);
            page.page().keyboard().type(entry[1]);
        }
        page.page().keyboard().press("Enter");

        assertThat(page.text("Enregistré.")).isVisible();
        isSaved();
    }

    private static void tabTo(PreferencesPage page, String id) {
        String direction = id.equals("smtp-password") ? "Shift+Tab" : "Tab";
        for (int i = 0; i < 40; i++) {
            page.page().keyboard().press(direction);
            Object focused = page.page()
                    .evaluate("() => document.querySelector('sender-preferences').shadowRoot.activeElement?.id");
            if (id.equals(focused)) {
                return;
            }
        }
        throw new AssertionError(id + " cannot be reached by the keyboard");
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true", "true, true"})
    void worksInEnglishOnAPhoneAndInTheDark(boolean dark, boolean phone) {
        Look look = dark ? Look.ENGLISH.dark() : Look.ENGLISH;
        String suffix = (dark ? "-dark" : "") + (phone ? "-phone" : "");
        PreferencesPage page = open(phone ? look.onAPhone() : look);
        page.choose("smtp");
        page.enterMailbox(jeanne.address(), port("closed-port"), "STARTTLS", PASSWORD);
        page.button("Check and save").click();
        assertThat(page.field("smtp-port")).isFocused();
        shot(page.page(), "preferences-english-fault" + suffix);
        assertThat((Boolean) page.page()
                        .evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isTrue();
        page.button(Pattern.compile("Use \\d+ with")).click();

        assertThat(page.text("Saved.")).isVisible();
        shot(page.page(), "preferences-english-saved" + suffix);
    }
}
