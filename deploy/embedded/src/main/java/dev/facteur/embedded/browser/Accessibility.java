package dev.facteur.embedded.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What axe-core finds in a page as it is now, open shadow roots included. */
final class Accessibility {
    private static final String RUN = """
            async () => {
              const { violations } = await axe.run(document, { resultTypes: ['violations'] });
              return violations.flatMap(({ id, help, nodes }) =>
                nodes.map(node => `${id}: ${help} (${node.target.flat().join(' ')}: ${node.failureSummary})`));
            }""";

    private Accessibility() {}

    @SuppressWarnings("unchecked") // what the script above returns
    static List<String> violations(Page page) {
        page.evaluate(axe());
        return (List<String>) page.evaluate(RUN);
    }

    private static String axe() {
        try (InputStream script = Accessibility.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
