package dev.facteur.local;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/** A person who connects an account: the switch, the provider's page in a window, and the page that opened it. */
record Consenting(SettingsApi api, String provider) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern OUTCOME = Pattern.compile("data-outcome=\"(\\w+)\"");

    /** Returns how it ended, {@code CONNECTED} if it did. The person signs in as the account and allows everything. */
    String grantAs(String account) {
        SettingsApi.Answer begun = api.connect(provider);
        URI page = URI.create(begun.json().path("authorizationUrl").asText());
        if (!page.isAbsolute()) {
            return "%d %s".formatted(begun.status(), begun.body());
        }
        try (HttpClient browser = HttpClient.newHttpClient()) {
            // The page as it is shown, then the button "Allow".
            look(browser, page);
            URI back = URI.create(look(
                            browser,
                            URI.create(page + "&answer=grant&account="
                                    + URLEncoder.encode(account, StandardCharsets.UTF_8)))
                    .headers()
                    .firstValue("Location")
                    .orElse(""));
            String outcome = outcome(look(browser, back).body());
            return outcome.equals("CONSENTED") ? confirm(back) : outcome;
        }
    }

    private String confirm(URI back) {
        SettingsApi.Answer confirmed = api.confirm(provider, parameter(back, "state"), parameter(back, "code"));
        return confirmed.json().path("outcome").asText(confirmed.status() + " " + confirmed.body());
    }

    private static HttpResponse<String> look(HttpClient browser, URI address) {
        try {
            return browser.send(
                    HttpRequest.newBuilder(address).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new CannotRun("A page of the consent did not come: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("Interrupted while consenting.", e);
        }
    }

    private static String outcome(String page) {
        var outcome = OUTCOME.matcher(page);
        return outcome.find() ? outcome.group(1) : "";
    }

    private static String parameter(URI address, String name) {
        String value = address.getRawQuery().replaceAll("(?:.*&)?" + name + "=([^&]*).*", "$1");
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }
}
