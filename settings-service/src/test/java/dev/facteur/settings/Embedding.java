package dev.facteur.settings;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.restassured.RestAssured;

/** A page of a front-end that places one component, with one script tag and a token provider. */
final class Embedding {
    private Embedding() {}

    /** Of settings-service. */
    static String base() {
        return "http://localhost:" + RestAssured.port;
    }

    /**
     * Opens it, in the origin of settings-service.
     *
     * @param component such as {@code <partner-connections></partner-connections>}
     * @param token of the person who signed in there
     */
    static Page open(BrowserContext person, String component, String token) {
        String address = base() + "/embedding";
        person.route(
                address,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html; charset=utf-8")
                        .setBody(html(component, token))));
        Page page = person.newPage();
        page.navigate(address);
        return page;
    }

    static String html(String component, String token) {
        return """
                <!doctype html>
                <html lang="und">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>An application</title>
                <link rel="icon" href="data:,">
                <script>document.documentElement.lang = navigator.language;</script>
                <style>
                  :root { color-scheme: light dark; }
                  body { margin: 0; background: light-dark(#f7f6f2, #10151c); }
                  main { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
                  h1 { position: absolute; clip-path: inset(50%%); }
                </style>
                <script type="module" src="%1$s/components/facteur.js"></script>
                <script type="module">
                  document.querySelector('main > :last-child').tokenProvider = async () => '%3$s';
                </script>
                </head>
                <body><main><h1>An application</h1>%2$s</main></body>
                </html>
                """.formatted(base(), component, token);
    }
}
