package dev.facteur.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.facteur.embedded.FreePort;
import dev.facteur.embedded.browser.BrowserTest;
import dev.facteur.embedded.browser.Look;
import dev.facteur.embedded.partner.EmbeddedPartner;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.Topics;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody who is no mail expert, from the first look at their preferences to documents that waited and left. */
@ExtendWith(StackExtension.class)
class FirstDayPageIT extends BrowserTest {
    private static final NamedAddress INES = NamedAddress.of("ines.faure@ebenisterie-dupond.example", "Inès Faure");
    private static final SenderKey SENDER = new SenderKey(Sample.TENANT, new SenderId("ines.faure"));
    private static final NamedAddress READER = NamedAddress.of("first.day.reader@societe-cliente.example");
    private static final List<String> DOCUMENTS = List.of("first-day-1", "first-day-2", "first-day-3");

    @Test
    void aMailboxThenAnAccountThenDocumentsThatWaitedForIt(RunningStack stack) {
        // The window tells every origin that may have opened it; the browser remarks on those that did not.
        expectComplaint("Failed to execute 'postMessage'");
        stack.mail().addUser(INES.address().value(), RunningStack.PASSWORD);
        Page page = page(Look.FRENCH);
        SignIn.at(stack, "/", page, SENDER, INES);

        savesTheMailboxWithThePortThatWorks(stack, page);
        sendsHerselfATestMessage(stack, page);
        connectsGmail(page);
        losesTheAccountAndConnectsItAgain(stack, page);
    }

    private void savesTheMailboxWithThePortThatWorks(RunningStack stack, Page page) {
        assertThat(page.locator("#address")).hasValue(INES.address().value());
        page.locator("#method-smtp").check();
        assertThat(page.locator("#smtp-host")).isVisible();
        page.locator("#smtp-host").fill(stack.mail().host());
        page.locator("#smtp-port").fill(Integer.toString(FreePort.take()));
        page.locator("#smtp-security").selectOption("STARTTLS");
        page.locator("#smtp-username").fill(INES.address().value());
        page.locator("#smtp-password").fill(RunningStack.PASSWORD);
        button(page, Pattern.compile("Vérifier et enregistrer")).click();

        assertThat(page.locator("#smtp-port")).hasAttribute("aria-invalid", "true");
        shot(page, "first-day-wrong-port");
        button(page, Pattern.compile("Utiliser \\d+ avec")).click();

        assertThat(page.getByText("Enregistré.", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(page.locator("#address")).hasAttribute("readonly", "");
        shot(page, "first-day-saved");
    }

    private void sendsHerselfATestMessage(RunningStack stack, Page page) {
        button(page, Pattern.compile("M'envoyer un message de test")).click();

        assertThat(page.getByText("Le message de test est bien parti")).isVisible();
        assertThat(stack.mailFor(INES)).hasSize(1);
        shot(page, "first-day-test-message");
    }

    private void connectsGmail(Page page) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Connexions"))
                .click();
        Locator gmail = page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("Gmail"));
        consent(page, gmail);
        assertThat(gmail).isChecked();
        assertThat(page.locator(".account")).hasText(INES.address().value());
        assertThat(page.getByText("Compte connecté")).isVisible();
    }

    private void losesTheAccountAndConnectsItAgain(RunningStack stack, Page page) {
        EmbeddedPartner google = stack.stack().google();
        google.revokeAllOf(INES.address().value());
        DOCUMENTS.forEach(id -> stack.requests().publish(Sample.request(id, SENDER, READER, List.of(Sample.terms()))));

        assertThat(page.locator("reconnect-banner")).containsText("3 documents attendent de partir");
        assertThat(page.getByText("Compte connecté")).hasCount(0);
        shot(page, "first-day-reconnect");
        consent(page, page.locator("reconnect-banner").getByRole(AriaRole.BUTTON));

        DOCUMENTS.forEach(id -> assertThat(stack.awaitFinal(id).topic()).isEqualTo(Topics.DOCUMENT_SENT));
        assertThat(google.sent())
                .filteredOn(message -> message.account().equals(INES.address().value()))
                .hasSize(DOCUMENTS.size());
        await().atMost(RunningStack.PATIENCE)
                .untilAsserted(() -> assertThat(stack.mailFor(READER)).hasSize(DOCUMENTS.size()));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Mes envois"))
                .click();
        // The test message stands there too.
        assertThat(page.locator("my-deliveries li.good")).hasCount(DOCUMENTS.size() + 1);
        assertThat(page.locator("my-deliveries li").last()).containsText("Message de test");
        assertThat(page.locator("reconnect-banner")).not().containsText("attendent");
        shot(page, "first-day-deliveries");
    }

    private static void consent(Page page, Locator begins) {
        Page window = page.waitForPopup(begins::click);
        window.waitForClose(() -> {
            window.locator("input[name=account]").fill(INES.address().value());
            window.getByText("Allow").click();
        });
    }

    private static Locator button(Page page, Pattern name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
