package dev.facteur.embedded.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the browser complains of in all windows of a person: errors and warnings in the console, violations of the page's
 * policy among them, exceptions nobody caught, and answers that are no success. A problem that our services answer with
 * (RFC 9457) is a part of the conversation.
 */
final class Complaints {
    private static final Set<String> TYPES = Set.of("error", "warning", "assert");
    /** The console repeats what the answers tell already. */
    private static final String REPEATED = "Failed to load resource: the server responded with a status of";

    private final List<String> heard = new ArrayList<>();
    private final List<Pattern> expected = new ArrayList<>();

    void listen(BrowserContext context) {
        context.onConsoleMessage(this::said);
        context.onWebError(error -> heard.add("uncaught: " + error.error()));
        context.onResponse(this::answered);
    }

    void expect(String pattern) {
        expected.add(Pattern.compile(pattern));
    }

    List<String> unexpected() {
        return heard.stream()
                .filter(complaint -> expected.stream()
                        .noneMatch(pattern -> pattern.matcher(complaint).find()))
                .toList();
    }

    private void said(ConsoleMessage message) {
        if (TYPES.contains(message.type()) && !message.text().startsWith(REPEATED)) {
            heard.add(message.type() + ": " + message.text() + " (" + message.location() + ")");
        }
    }

    private void answered(Response response) {
        String type = response.headers().getOrDefault("content-type", "");
        if (response.status() >= 400 && !type.startsWith("application/problem+json")) {
            heard.add(response.status() + " " + response.url());
        }
    }
}
