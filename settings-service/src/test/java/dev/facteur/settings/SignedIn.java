package dev.facteur.settings;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;

/** Somebody at the service's own page, who signs in as they first come there. */
record SignedIn(Page page, Api api) {

    static SignedIn at(BrowserContext browser, String path, Api person) {
        Page page = browser.newPage();
        page.navigate(Embedding.base() + path);
        page.locator("input[name=username]").last().fill(person.sender());
        page.locator("textarea[name=claims]").fill("""
                {"tenant": "%s", "name": "Jeanne Martin", "email": "%s"}""".formatted(person.tenant(), person.address()));
        page.locator("button").last().click();
        return new SignedIn(page, person);
    }
}
