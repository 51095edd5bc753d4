package dev.facteur.embedded.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that looks at pages as a person does. It fails too if the browser complained of anything, or if axe-core finds a
 * barrier in what was {@linkplain #shot shown}. Skipped aloud where there is no Chromium.
 */
@ExtendWith(ChromiumCondition.class)
public abstract class BrowserTest {
    private static final double PATIENCE_MILLIS = 30_000;
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static @Nullable Chromium chromium;

    private final List<BrowserContext> contexts = new ArrayList<>();
    private final Complaints complaints = new Complaints();

    @BeforeAll
    static void startChromium() {
        chromium = Chromium.start();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    @AfterAll
    static void closeChromium() {
        if (chromium != null) {
            chromium.close();
            chromium = null;
        }
    }

    /** Another person, or the same at another machine: cookies and storage of their own. */
    protected final BrowserContext person(Look look) {
        if (chromium == null) {
            throw new IllegalStateException("no browser was started");
        }
        BrowserContext context = chromium.browser().newContext(look.options());
        context.setDefaultTimeout(PATIENCE_MILLIS);
        complaints.listen(context);
        contexts.add(context);
        return context;
    }

    /** An empty page of a new person. */
    protected final Page page(Look look) {
        return person(look).newPage();
    }

    /** Keeps the page as it is now in target/screenshots, and has axe-core look at it. */
    protected final void shot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
        List<String> barriers = Accessibility.violations(page);
        if (!barriers.isEmpty()) {
            throw new AssertionError(name + " has barriers:\n" + String.join("\n", barriers));
        }
    }

    /** What a test brings about on purpose, such as a service that is down; part of the complaint, as a regular expression. */
    protected final void expectComplaint(String pattern) {
        complaints.expect(pattern);
    }

    @AfterEach
    final void nobodyComplained() {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
        List<String> unexpected = complaints.unexpected();
        if (!unexpected.isEmpty()) {
            throw new AssertionError("The browser complained:\n" + String.join("\n", unexpected));
        }
    }
}
