package dev.facteur.settings;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;
import dev.facteur.embedded.KafkaPart;
import dev.facteur.embedded.MailPart;
import dev.facteur.embedded.OidcPart;
import dev.facteur.embedded.browser.BrowserTest;
import dev.facteur.embedded.browser.Look;
import dev.facteur.embedded.quarkus.InjectKafka;
import dev.facteur.embedded.quarkus.InjectMail;
import dev.facteur.embedded.quarkus.InjectOidc;
import dev.facteur.model.Topics;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What does not go as it should, the page says in its place; what was entered stays. */
@QuarkusTest
@EmbeddedParts
class PreferencesTroubleTest extends BrowserTest {
    private static final String ME = "/sender-profiles/me";

    @InjectOidc
    OidcPart oidc;

    @InjectKafka
    KafkaPart kafka;

    @InjectMail
    MailPart mail;

    private Api jeanne;
    private BrowserContext person;

    @BeforeEach
    void somebodyWhoSendsByTheRelay() {
        jeanne = Api.newcomer(oidc);
        person = person(Look.FRENCH);
        save(relay("Jeanne"));
    }

    private String relay(String name) {
        return "{\"address\": \"%s\", \"displayName\": \"%s\", \"method\": \"RELAY\"}"
                .formatted(jeanne.address(), name);
    }

    private void save(String form) {
        jeanne.request().body(form).put(ME).then().statusCode(200);
    }

    private PreferencesPage open(String component) {
        PreferencesPage page = new PreferencesPage(Embedding.open(person, component, jeanne.token()));
        assertThat(page.field("address")).hasValue(jeanne.address());
        return page;
    }

    private PreferencesPage open() {
        return open(PreferencesPage.COMPONENT);
    }

    @Test
    void whatSomebodyElseSavedIsNotOverwrittenUnasked() {
        PreferencesPage page = open();
        save(relay("Jeanne elsewhere"));
        page.field("displayName").fill("Jeanne here");
        page.button("Enregistrer").click();

        assertThat(page.page().getByText("modifiées ailleurs")).isVisible();
        assertThat(page.field("displayName")).hasValue("Jeanne here");
        shot(page.page(), "preferences-changed-elsewhere");
        page.button("Enregistrer ma saisie").click();

        assertThat(page.text("Enregistré.")).isVisible();
        jeanne.request().get(ME).then().body("displayName", equalTo("Jeanne here"));
    }

    @Test
    void whatSomebodyElseSavedCanBeSeen() {
        PreferencesPage page = open();
        save(relay("Jeanne elsewhere"));
        page.field("displayName").fill("Jeanne here");
        page.button("Enregistrer").click();
        page.button("Voir ce qui est enregistré").click();

        assertThat(page.field("displayName")).hasValue("Jeanne elsewhere");
    }

    @Test
    void aServiceThatIsAwayLosesNothingOfWhatWasEntered() {
        PreferencesPage page = open();
        expectComplaint("ERR_FAILED");
        person.route(Pattern.compile(ME + "$"), Route::abort);
        page.field("displayName").fill("Jeanne Martin");
        page.button("Enregistrer").click();

        assertThat(page.page().getByText("Le service ne répond pas")).isVisible();
        assertThat(page.field("displayName")).hasValue("Jeanne Martin");
        shot(page.page(), "preferences-service-away");
        person.unroute(Pattern.compile(ME + "$"));
    }

    @Test
    void aServiceThatIsAwayAtFirstIsAskedAgain() {
        expectComplaint("ERR_FAILED");
        person.route("**" + ME, Route::abort);
        PreferencesPage page = new PreferencesPage(Embedding.open(person, PreferencesPage.COMPONENT, jeanne.token()));
        assertThat(page.page().getByText("Vos préférences n'ont pas pu être lues."))
                .isVisible();
        shot(page.page(), "preferences-unread");
        person.unroute("**" + ME);
        page.button("Réessayer").click();

        assertThat(page.field("displayName")).hasValue("Jeanne");
    }

    @Test
    void withoutConnectionsTheRestWorks() {
        expectComplaint("ERR_FAILED");
        person.route("**/partner-connections", Route::abort);
        PreferencesPage page = open();

        assertThat(page.page().getByText("Les connexions Gmail et Microsoft ne répondent pas"))
                .isVisible();
        page.field("displayName").fill("Jeanne Martin");
        page.button("Enregistrer").click();
        assertThat(page.text("Enregistré.")).isVisible();
        shot(page.page(), "preferences-without-connections");
    }

    @Test
    void whoHasToEnterTheirPasswordAgainIsToldHowManyDocumentsWait() {
        save(new Mailboxes(mail).working(jeanne.address()));
        Instant now = Instant.now();
        for (int i = 1; i <= 3; i++) {
            Events.publish(kafka, Topics.DELIVERY_DELAYED, jeanne.key(), """
                    {"requestId": "r-%d", "tenantId": "%s", "senderId": "%s", "method": "SMTP", "at": "%s",
                     "attempts": 1, "reason": "AUTHENTICATION_EXPIRED", "detail": "…"}""".formatted(
                            i, jeanne.tenant(), jeanne.sender(), now));
        }
        Events.publish(kafka, Topics.AUTHENTICATION_EXPIRED, jeanne.key(), """
                {"episodeId": "e-1", "tenantId": "%s", "senderId": "%s", "method": "SMTP", "at": "%s", "account": "%s",
                 "reason": "535 5.7.8", "since": "%s", "waiting": 1}""".formatted(
                        jeanne.tenant(), jeanne.sender(), now, jeanne.address(), now));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> jeanne.request().get(ME).then().body("connection.waiting", equalTo(3)));
        PreferencesPage page = open();

        assertThat(page.page().getByText("3 documents attendent.")).isVisible();
        assertThat(page.button("M'envoyer un message de test")).hasCount(0);
        shot(page.page(), "preferences-expired");
        page.field("smtp-password").fill(Mailboxes.PASSWORD);
        page.button("Vérifier et enregistrer").click();

        assertThat(page.text("Enregistré.")).isVisible();
        assertThat(page.page().getByText("3 documents attendent.")).hasCount(0);
    }

    @Test
    void aTestMessageIsFollowed() {
        person.route(
                Pattern.compile("/dispatch/deliveries\\?"),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"deliveries\": [{\"state\": \"SENT\", \"sentence\": \"Envoyé.\"}]}")));
        PreferencesPage page = open("<sender-preferences deliveries-url='/dispatch/'></sender-preferences>");
        page.button("M'envoyer un message de test").click();

        assertThat(page.page().getByText("Le message de test est bien parti.")).isVisible();
        shot(page.page(), "preferences-test-message");
    }

    @Test
    void aTestMessageThatFailsSaysWhatToDo() {
        person.route(
                Pattern.compile("/dispatch/deliveries\\?"),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("""
                        {"deliveries": [{"state": "FAILED", "sentence": "Non envoyé : l'adresse est refusée.",
                                         "whatToDo": "Vérifiez l'adresse."}]}""")));
        PreferencesPage page = open("<sender-preferences deliveries-url='/dispatch/'></sender-preferences>");
        page.button("M'envoyer un message de test").click();

        assertThat(page.page().getByText("Vérifiez l'adresse.")).isVisible();
    }

    @Test
    void withoutDeliveriesATestMessageIsLookedForInTheInbox() {
        PreferencesPage page = open();
        page.button("M'envoyer un message de test").click();

        assertThat(page.page().getByText("Le message de test est parti.")).isVisible();
    }
}
