package dev.facteur.settings.check.imap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModifiedUtf7Test {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Sent                   | Sent
            Envoyés                | Envoy&AOk-s
            Éléments envoyés       | &AMk-l&AOk-ments envoy&AOk-s
            R & D                  | R &- D
            ~peter/mail/台北/日本語  | ~peter/mail/&U,BTFw-/&ZeVnLIqe-
            Отправленные           | &BB4EQgQ,BEAEMAQyBDsENQQ9BD0ESwQ1-
            📮                     | &2D3c7g-
            """) // the one from RFC 3501 §5.1.3 among them
    void writesAndReadsNames(String name, String wire) {
        assertThat(ModifiedUtf7.encode(name)).isEqualTo(wire);
        assertThat(ModifiedUtf7.decode(wire)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Envoyés", "&", "a & b", "&*-", "&AOk", "&&-"})
    void leavesWhatIsNotEncodedAsItIs(String wire) {
        assertThat(ModifiedUtf7.decode(wire)).startsWith(wire.substring(0, 1));
    }

    @Test
    void leavesPlainUtf8AsItIs() {
        assertThat(ModifiedUtf7.decode("Éléments envoyés")).isEqualTo("Éléments envoyés");
    }
}
