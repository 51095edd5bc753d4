package dev.facteur.embedded.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's own Chromium, without a window; nothing is downloaded. To be used by the thread that started it. */
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** The one that the environment variable CHROMIUM names, or one in the usual place. */
    static Optional<Path> executable() {
        return Stream.concat(
                        Stream.ofNullable(System.getenv("CHROMIUM")).map(Path::of),
                        NAMES.stream().map(Path.of("/usr/bin")::resolve))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Chromium start() {
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        try {
            var options = new BrowserType.LaunchOptions()
                    .setExecutablePath(executable().orElseThrow())
                    // Builds run as root and in containers, where Chromium's sandbox does not start.
                    .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage"));
            return new Chromium(playwright, playwright.chromium().launch(options));
        } catch (RuntimeException | Error failure) {
            playwright.close();
            throw failure;
        }
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        // Ends the browser with it.
        playwright.close();
    }
}
