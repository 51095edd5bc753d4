package dev.facteur.settings;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.facteur.embedded.OidcPart;
import dev.facteur.embedded.browser.BrowserTest;
import dev.facteur.embedded.browser.Look;
import dev.facteur.embedded.quarkus.InjectOidc;
import io.quarkus.test.junit.QuarkusTest;
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

        assertThat(page.locator("partner-connections p")).containsText("Chargement");
        shot(page, "component");
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
