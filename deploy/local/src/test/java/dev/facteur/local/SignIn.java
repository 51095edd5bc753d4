package dev.facteur.local;

import com.microsoft.playwright.Page;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.SenderKey;

/** Somebody signs in to the settings page, at the OIDC stand-in's own form. */
final class SignIn {
    private SignIn() {}

    /** @param path of the page that is asked for, and shown afterwards */
    static void at(RunningStack stack, String path, Page page, SenderKey sender, NamedAddress person) {
        page.navigate(stack.stack().ports().url(Port.SETTINGS) + path);
        page.getByText("Somebody else").click();
        page.locator("input[name=username]").last().fill(sender.senderId().value());
        page.locator("textarea[name=claims]")
                .fill("{\"tenant\": \"%s\", \"name\": \"%s\", \"email\": \"%s\"}"
                        .formatted(
                                sender.tenantId().value(),
                                person.name().orElseThrow(),
                                person.address().value()));
        page.locator("details button").click();
    }
}
