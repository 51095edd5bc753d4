package dev.facteur.dispatch.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.web.text.Language;
import dev.facteur.web.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README's table and the service agree: a problem that is not in it does not exist. */
class ProblemTableTest {
    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-z-]+)` \\| (\\d{3}) \\| [^|]+ \\| [^|]+ \\|$", Pattern.MULTILINE);

    @Test
    void everyProblemIsInTheTableWithItsStatus() throws IOException {
        assertThat(ROW.matcher(Files.readString(Path.of("README.md"))).results().map(ProblemTableTest::nameAndStatus))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ProblemType.values())
                        .map(type -> type.slug() + " " + type.status())
                        .toList());
    }

    private static String nameAndStatus(MatchResult row) {
        return row.group(1) + " " + row.group(2);
    }

    @Test
    void everyProblemAndEveryFaultHasItsTexts() {
        for (Language language : Language.values()) {
            for (ProblemType type : ProblemType.values()) {
                assertThat(Texts.find(language, "problem." + type.slug() + ".title", List.of()))
                        .isPresent();
                assertThat(Texts.find(language, "problem." + type.slug() + ".detail", List.of()))
                        .isPresent();
            }
            for (Fault.Code code : Fault.Code.values()) {
                assertThat(Texts.find(language, "fault." + code, List.of())).isPresent();
            }
        }
    }
}
