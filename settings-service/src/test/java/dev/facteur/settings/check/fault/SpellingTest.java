package dev.facteur.settings.check.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    @ParameterizedTest
    @CsvSource({
        "smtp.orange.fr, smtp.orange.fr,  0",
        "smtp.ornage.fr, smtp.orange.fr,  1",
        "stmp.orange.fr, smtp.orange.fr,  1",
        "smtp.oange.fr,  smtp.orange.fr,  1",
        "smtp.orangee.fr, smtp.orange.fr, 1",
        "smtp.gmail.con, smtp.gmail.com,  1",
        "smtp.free.fr,   smtp.orange.fr,  4",
        "'',             abc,             3"
    })
    void countsSlips(String one, String other, int slips) {
        assertThat(Spelling.distance(one, other)).isEqualTo(slips);
        assertThat(Spelling.distance(other, one)).isEqualTo(slips);
    }
}
