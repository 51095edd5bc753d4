package dev.facteur.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LanguageTest {
    @Test
    void frenchIsSpokenToWhoeverAsksForNeither() {
        assertThat(Language.of(List.of())).isEqualTo(Language.FRENCH);
        assertThat(Language.of(List.of(Locale.GERMAN))).isEqualTo(Language.FRENCH);
        assertThat(Language.of(List.of(Locale.CANADA_FRENCH))).isEqualTo(Language.FRENCH);
    }

    @Test
    void theFirstOneThatIsSpokenCounts() {
        assertThat(Language.of(List.of(Locale.GERMAN, Locale.UK, Locale.FRENCH)))
                .isEqualTo(Language.ENGLISH);
    }

    @Test
    void daysAreWrittenAsPeopleDo() {
        LocalDate day = LocalDate.of(2026, 11, 24);
        assertThat(Language.FRENCH.write(day)).isEqualTo("24 novembre 2026");
        assertThat(Language.ENGLISH.write(day)).isEqualTo("November 24, 2026");
    }
}
