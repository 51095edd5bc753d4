package dev.facteur.settings;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** {@code <sender-preferences>} as a person uses it. */
record PreferencesPage(Page page) {
    static final String COMPONENT = "<sender-preferences></sender-preferences>";

    /** By the JSON Pointer of the field, with dashes: {@code smtp-port}. */
    Locator field(String id) {
        return page.locator("#" + id);
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    Locator text(String text) {
        return page.getByText(text, new Page.GetByTextOptions().setExact(true));
    }

    Locator button(Pattern name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    void choose(String method) {
        field("method-" + method).check();
    }

    void unfoldServers() {
        page.locator("details.servers > summary").click();
    }

    /** A mailbox at the embedded mail server, whose settings no search finds: the fields are unfolded once that is known. */
    void enterMailbox(String user, int port, String security, String password) {
        assertThat(field("smtp-host")).isVisible();
        field("smtp-host").fill("localhost");
        field("smtp-port").fill(Integer.toString(port));
        field("smtp-security").selectOption(security);
        field("smtp-username").fill(user);
        field("smtp-password").fill(password);
    }
}
