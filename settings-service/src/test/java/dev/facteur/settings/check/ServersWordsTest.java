package dev.facteur.settings.check;

import static dev.facteur.model.sender.TransportSecurity.STARTTLS;
import static dev.facteur.model.sender.TransportSecurity.TLS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.settings.problem.Fault;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The providers' own words, said by a server, and the field a person is pointed to: {@code words.csv}. */
class ServersWordsTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = "words.csv",
            delimiter = '|',
            numLinesToSkip = 1,
            ignoreLeadingAndTrailingWhitespace = true)
    void point(String name, String where, String words, String field, String code) throws IOException {
        try (Lab lab = new Lab()) {
            FakeServer smtp = lab.smtp(STARTTLS);
            FakeServer speaker = smtp;
            if (name.startsWith("IMAP")) {
                lab.imapPassword = Optional.of("of its own");
                speaker = lab.imap(TLS);
            }
            speaker.on(where, words.replace(" // ", "\n"));

            Fault fault = lab.check().faults().getFirst();

            assertThat(fault.field()).isEqualTo(field);
            assertThat(fault.code()).isEqualTo(code);
        }
    }
}
