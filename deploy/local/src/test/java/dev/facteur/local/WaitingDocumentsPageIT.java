package dev.facteur.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.facteur.embedded.browser.BrowserTest;
import dev.facteur.embedded.browser.Look;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.SenderKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person sees on the page that their documents wait, mends that, and sees them leave. */
@ExtendWith(StackExtension.class)
class WaitingDocumentsPageIT extends BrowserTest {
    private static final NamedAddress AUTHOR =
            NamedAddress.of("claire.morel@ebenisterie-dupond.example", "Claire Morel");
    private static final NamedAddress READER = NamedAddress.of("page.reader@societe-cliente.example");
    private static final List<String> DOCUMENTS = List.of("page-1", "page-2", "page-3");

    @Test
    void whatWaitsIsSeenAndSeenToLeave(RunningStack stack) {
        SenderKey sender = stack.connectMailbox("claire.morel", AUTHOR);
        stack.mail().addUser(AUTHOR.address().value(), "changed at the provider");
        DOCUMENTS.forEach(id -> stack.requests().publish(Sample.request(id, sender, READER, List.of(Sample.terms()))));
        Page page = page(Look.FRENCH);
        SignIn.at(stack, "/deliveries", page, sender, AUTHOR);

        assertThat(page.locator("reconnect-banner")).containsText("3 documents attendent de partir");
        Locator documents = page.locator("my-deliveries li");
        assertThat(documents).hasCount(DOCUMENTS.size());
        assertThat(page.locator("my-deliveries li.warn")).hasCount(DOCUMENTS.size());
        assertThat(documents.first()).containsText("Facture F-2026-0042");
        shot(page, "waiting-documents");

        assertThat(stack.save(sender, AUTHOR, "changed at the provider")).matches(SettingsApi.Answer::isSaved);

        assertThat(page.locator("my-deliveries li.good")).hasCount(DOCUMENTS.size());
        assertThat(documents.first()).containsText(READER.address().value());
        assertThat(page.locator("reconnect-banner")).not().containsText("attendent");
        shot(page, "waiting-documents-sent");
        assertThat(stack.mailFor(READER)).hasSize(DOCUMENTS.size());
    }
}
