package dev.facteur.dispatch.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.WhoActs;
import dev.facteur.web.text.Language;
import dev.facteur.web.text.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Pattern BLANK = Pattern.compile("\\{\\d}");

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
    void everyOutcomeAndEveryWaitHasItsSentence() {
        assertThat(Texts.keys(Language.FRENCH))
                .containsAll(Arrays.stream(FailureCause.values())
                        .map(cause -> "delivery.FAILED." + cause)
                        .toList())
                .containsAll(Arrays.stream(DelayReason.values())
                        .map(reason -> "delivery.WAITING." + reason)
                        .toList())
                .containsAll(Arrays.stream(WhoActs.values())
                        .map(who -> "todo.FAILED." + who)
                        .toList());
    }

    @Test
    void whatIsToBeDoneBelongsToAnOutcomeThatThereIs() {
        assertThat(Texts.keys(Language.FRENCH).stream().filter(key -> key.matches("todo\\.FAILED\\.[A-Z_]+\\..*")))
                .allSatisfy(key -> {
                    String[] parts = key.split("\\.", -1);
                    FailureCause.valueOf(parts[2]);
                    WhoActs.valueOf(parts[3]);
                });
    }

    private static List<String> blanks(Language language, String key) {
        return Stream.of(Texts.get(language, key, List.of()))
                .flatMap(text -> BLANK.matcher(text).results())
                .map(MatchResult::group)
                .sorted()
                .toList();
    }
}
