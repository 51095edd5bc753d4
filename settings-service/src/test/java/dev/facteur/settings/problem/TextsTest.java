package dev.facteur.settings.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.web.text.Language;
import dev.facteur.web.text.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(Texts.keys(Language.ENGLISH)).isEqualTo(Texts.keys(Language.FRENCH));
    }

    @Test
    void bothLanguagesHaveTheSameBlanks() {
        assertThat(Texts.keys(Language.FRENCH))
                .allSatisfy(key ->
                        assertThat(blanks(Language.ENGLISH, key)).as(key).isEqualTo(blanks(Language.FRENCH, key)));
    }

    @Test
    void everyProblemHasItsTexts() {
        assertThat(Texts.keys(Language.FRENCH))
                .containsAll(Arrays.stream(ProblemType.values())
                        .flatMap(type ->
                                Stream.of("problem." + type.slug() + ".title", "problem." + type.slug() + ".detail"))
                        .toList());
    }

    @Test
    void everyFaultOfAFormHasItsText() {
        assertThat(Texts.keys(Language.FRENCH))
                .containsAll(Arrays.stream(FaultCode.values())
                        .map(code -> "fault." + code)
                        .toList());
    }

    @Test
    void fillsInArguments() {
        assertThat(Texts.get(Language.ENGLISH, "problem.too-many-checks.detail", List.of("30")))
                .contains("in 30 seconds");
    }

    private static boolean blanks(Language language, String key) {
        return Texts.get(language, key, List.of()).contains("{0}");
    }
}
