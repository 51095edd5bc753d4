package dev.facteur.settings;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.facteur.embedded.KafkaPart;
import dev.facteur.embedded.MailPart;
import dev.facteur.embedded.OidcPart;
import dev.facteur.embedded.browser.BrowserTest;
import dev.facteur.embedded.browser.Look;
import dev.facteur.embedded.partner.EmbeddedPartner;
import dev.facteur.embedded.partner.PartnerEndpoint;
import dev.facteur.embedded.partner.PartnerFault;
import dev.facteur.embedded.quarkus.InjectGoogle;
import dev.facteur.embedded.quarkus.InjectKafka;
import dev.facteur.embedded.quarkus.InjectMail;
import dev.facteur.embedded.quarkus.InjectMicrosoft;
import dev.facteur.embedded.quarkus.InjectOidc;
import dev.facteur.model.Topics;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mailbox whose provider takes no password: one button, a consent, and the form is checked and saved. */
@QuarkusTest
@EmbeddedParts
class PreferencesSignInTest extends BrowserTest {
    private static final String ME = "/sender-profiles/me";

    @InjectOidc
    OidcPart oidc;

    @InjectKafka
    KafkaPart kafka;

    @InjectMail
    MailPart mail;

    @InjectGoogle
    EmbeddedPartner google;

    @InjectMicrosoft
    EmbeddedPartner microsoft;

    private Api jeanne;

    @BeforeEach
    void somebodyNew() {
        jeanne = Api.newcomer(oidc);
        mail.addUser(jeanne.address(), "of-no-use-here");
        microsoft.deliverInto(mail);
        // The window tells every origin that may have opened it; the others do not hear it.
        expectComplaint("Failed to execute 'postMessage'");
    }

    @AfterEach
    void everythingWorksAgain() {
        google.recover();
        microsoft.recover();
    }

    /** As of Outlook.com, whose servers are the embedded ones. */
    private String found() {
        return """
                {"proposals": [
                  {"provider": {"id": "outlook", "name": "Outlook.com"}, %1$s, "connection": "MICROSOFT"},
                  {"provider": {"id": "outlook", "name": "Outlook.com"}, %1$s, "signInWith": "MICROSOFT"}],
                 "advice": []}""".formatted("""
                "smtp": {"host": "localhost", "port": %d, "security": "STARTTLS", "username": "%s"},
                "imapByDefault": false, "copyToSent": false, "source": "PRESET", "confidence": "CERTAIN",
                "authentication": "OAUTH2",
                "advice": [{"code": "PASSWORDS_ENDED", "message": "Outlook.com n'accepte plus de mot de passe."}]""".formatted(mail.submissionPort(), jeanne.address()));
    }

    private PreferencesPage open(Look look, String found) {
        BrowserContext browser = person(look);
        browser.route(
                Pattern.compile("/mail-settings\\?"),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(found)));
        return new PreferencesPage(Embedding.open(browser, PreferencesPage.COMPONENT, jeanne.token()));
    }

    private PreferencesPage ofMailbox(Look look) {
        PreferencesPage page = open(look, found());
        page.choose("smtp");
        page.field("address").fill(jeanne.address());
        return page;
    }

    private static void signsIn(PreferencesPage page, Locator button, String account) {
        Page window = page.page().waitForPopup(button::click);
        window.waitForClose(() -> {
            window.locator("input[name=account]").fill(account);
            window.getByText("Allow").click();
        });
    }

    private void isSavedFor(String address) {
        jeanne.request()
                .get(ME)
                .then()
                .body("method", equalTo("SMTP"))
                .body("address", equalTo(address))
                .body("smtp.authentication", equalTo("OAUTH2"))
                .body("smtp.signInWith", equalTo("MICROSOFT"))
                .body("connection.state", equalTo("CONNECTED"));
    }

    @Test
    void oneButtonLeadsToTheProviderAndTheRestIsDone() {
        PreferencesPage page = ofMailbox(Look.FRENCH);
        assertThat(page.page().getByText("n'accepte plus de mot de passe")).isVisible();
        assertThat(page.field("smtp-password")).hasCount(0);
        assertThat(page.button("Vérifier et enregistrer")).hasCount(0);
        shot(page.page(), "preferences-sign-in");

        signsIn(page, page.button("Se connecter avec Microsoft"), jeanne.address());

        assertThat(page.text("Enregistré.")).isVisible();
        assertThat(page.page().locator(".signed-in")).containsText(jeanne.address());
        assertThat(page.page().locator(".stage.passed").first()).isVisible();
        shot(page.page(), "preferences-signed-in");
        isSavedFor(jeanne.address());
    }

    @Test
    void whoeverTookAnotherAccountIsAskedFromWhichAddress() {
        PreferencesPage page = ofMailbox(Look.FRENCH);
        String other = "office-" + jeanne.address();
        mail.addUser(other, "of-no-use-either");

        signsIn(page, page.button("Se connecter avec Microsoft"), other);
        assertThat(page.page().getByText("Vous êtes connecté comme " + other)).isVisible();
        assertThat(page.text("Enregistré.")).hasCount(0);
        shot(page.page(), "preferences-signed-in-as-another");
        page.button("Envoyer de " + other).click();

        assertThat(page.text("Enregistré.")).isVisible();
        isSavedFor(other);
    }

    @Test
    void whoeverSaysNoStandsWhereTheyStood() {
        PreferencesPage page = ofMailbox(Look.FRENCH);

        Page window = page.page()
                .waitForPopup(() -> page.button("Se connecter avec Microsoft").click());
        window.waitForClose(() -> window.getByText("Cancel").click());

        assertThat(page.page().getByText("Connexion annulée")).isVisible();
        assertThat(page.field("address")).hasValue(jeanne.address());
        shot(page.page(), "preferences-sign-in-denied");
        signsIn(page, page.button("Se connecter avec Microsoft"), jeanne.address());
        assertThat(page.text("Enregistré.")).isVisible();
    }

    @Test
    void theProviderBeingDownIsSaidAndNothingIsSaved() {
        microsoft.fail(PartnerEndpoint.TOKEN, PartnerFault.UNAVAILABLE);
        PreferencesPage page = ofMailbox(Look.FRENCH);

        signsIn(page, page.button("Se connecter avec Microsoft"), jeanne.address());

        assertThat(page.page().getByText("Fournisseur indisponible")).isVisible();
        assertThat(page.button("Se connecter avec Microsoft")).isVisible();
        jeanne.request().get(ME).then().body("version", equalTo(0));
    }

    @Test
    void anAccountThatTheServerRefusesIsTheFaultOfTheSignInAndOneSignsInAgain() {
        PreferencesPage page = ofMailbox(Look.FRENCH);
        signsIn(page, page.button("Se connecter avec Microsoft"), jeanne.address());
        assertThat(page.text("Enregistré.")).isVisible();
        microsoft.expireAccessTokens();

        page.field("displayName").fill("Jeanne M.");
        page.button("Vérifier et enregistrer").click();
        assertThat(page.field("smtp-authentication")).isFocused();
        assertThat(page.field("smtp-authentication-fault")).containsText("refuse le compte connecté");
        shot(page.page(), "preferences-sign-in-refused");
        signsIn(page, page.button("Se connecter avec Microsoft"), jeanne.address());

        assertThat(page.text("Enregistré.")).isVisible();
        jeanne.request().get(ME).then().body("displayName", equalTo("Jeanne M."));
    }

    @Test
    void whenTheConsentHasEndedTheBannerLeadsToTheProviderAndNotToAPassword() {
        PreferencesPage page = ofMailbox(Look.FRENCH);
        signsIn(page, page.button("Se connecter avec Microsoft"), jeanne.address());
        assertThat(page.text("Enregistré.")).isVisible();
        Instant at = Instant.now();
        Events.publish(kafka, Topics.AUTHENTICATION_EXPIRED, jeanne.key(), """
                {"episodeId": "e-1", "tenantId": "%s", "senderId": "%s", "method": "SMTP", "at": "%s",
                 "account": "%s", "reason": "535 5.7.3", "since": "%s", "waiting": 2}""".formatted(
                        jeanne.tenant(), jeanne.sender(), at, jeanne.address(), at));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> jeanne.request().get(ME).then().body("connection.state", equalTo("EXPIRED")));
        page.page().reload();

        assertThat(page.page().locator("reconnect-banner")).containsText("Microsoft vous demande");
        assertThat(page.page().getByText("refuse le mot de passe")).hasCount(0);
        shot(page.page(), "preferences-sign-in-expired");
        signsIn(page, page.button("Reconnecter"), jeanne.address());

        assertThat(page.page().locator("reconnect-banner")).not().containsText("Microsoft vous demande");
        isSavedFor(jeanne.address());
    }

    @Test
    void withGoogleTheAccountItselfSendsForItsMailServerWouldWantTheWholeMailbox() {
        PreferencesPage page = open(Look.FRENCH, """
                {"proposals": [{"provider": {"id": "gmail", "name": "Gmail"},
                  "smtp": {"host": "smtp.gmail.com", "port": 465, "security": "TLS", "username": "j"},
                  "source": "PRESET", "confidence": "CERTAIN", "authentication": "OAUTH2", "connection": "GMAIL"}],
                 "advice": []}""");
        page.choose("smtp");
        page.field("address").fill(jeanne.address());

        signsIn(page, page.button("Se connecter avec Google"), jeanne.address());

        assertThat(page.text("Enregistré.")).isVisible();
        assertThat(page.field("method-gmail")).isChecked();
        jeanne.request().get(ME).then().body("method", equalTo("GMAIL"));
    }

    @ParameterizedTest
    @CsvSource({"false, true", "true, false", "true, true"})
    void worksInEnglishOnAPhoneAndInTheDark(boolean dark, boolean phone) {
        Look look = dark ? Look.ENGLISH.dark() : Look.ENGLISH;
        PreferencesPage page = ofMailbox(phone ? look.onAPhone() : look);
        String suffix = (dark ? "-dark" : "") + (phone ? "-phone" : "");
        assertThat(page.button("Sign in with Microsoft")).isVisible();
        shot(page.page(), "preferences-english-sign-in" + suffix);

        signsIn(page, page.button("Sign in with Microsoft"), jeanne.address());

        assertThat(page.text("Saved.")).isVisible();
        shot(page.page(), "preferences-english-signed-in" + suffix);
    }
}
