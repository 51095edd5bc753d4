package dev.facteur.settings;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import dev.facteur.embedded.OidcPart;
import dev.facteur.embedded.browser.BrowserTest;
import dev.facteur.embedded.browser.Look;
import dev.facteur.embedded.quarkus.InjectOidc;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What holds for every component, whoever places it. */
@QuarkusTest
@EmbeddedParts
class ComponentsTest extends BrowserTest {
    private static final String COMPONENT = "<partner-connections></partner-connections>";

    @InjectOidc
    OidcPart oidc;

    @Test
    void theyLoadByOneScriptTag() {
        Page page = Embedding.open(person(Look.FRENCH), COMPONENT, token());

        assertThat(page.getByRole(AriaRole.SWITCH)).hasCount(2);
        shot(page, "component");
    }

    @Test
    void theyLoadAndWorkInThePageOfAnotherOrigin() throws IOException {
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] html = Embedding.html(COMPONENT, token()).getBytes(StandardCharsets.UTF_8);
        elsewhere.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, html.length);
            exchange.getResponseBody().write(html);
            exchange.close();
        });
        elsewhere.start();
        try {
            Page page = page(Look.ENGLISH);

            page.navigate("http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/");

            assertThat(page.getByRole(AriaRole.SWITCH)).hasCount(2);
        } finally {
            elsewhere.stop(0);
        }
    }

    @Test
    void theLanguagesSayTheSameThings() {
        Page page = Embedding.open(person(Look.FRENCH), COMPONENT, token());

        Object missing = page.evaluate("""
                async base => {
                  const keys = (texts, path = '') => Object.entries(texts).flatMap(([key, text]) =>
                    typeof text === 'object' ? keys(text, `${path}${key}.`) : [`${path}${key}: ${typeof text}`]);
                  const [fr, en] = await Promise.all(['fr', 'en'].map(async language =>
                    new Set(keys((await import(`${base}/components/texts/${language}.js`)).default))));
                  return [...fr.symmetricDifference(en)].join(', ');
                }""", Embedding.base());

        assertThat(missing).isEqualTo("");
    }

    private String token() {
        return Api.newcomer(oidc).token();
    }
}
