package dev.facteur.settings.check.trial;

import static dev.facteur.model.sender.TransportSecurity.STARTTLS;
import static dev.facteur.model.sender.TransportSecurity.TLS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.model.sender.TransportSecurity;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownDoorsTest {
    private static final KnownDoors SUBMISSION = new KnownDoors(465, 587);

    @ParameterizedTest
    @CsvSource({
        "465,  TLS,      465 STARTTLS; 587 STARTTLS",
        "587,  STARTTLS, 587 TLS; 465 TLS",
        "465,  STARTTLS, 465 TLS; 587 STARTTLS",
        "587,  TLS,      587 STARTTLS; 465 TLS",
        "25,   STARTTLS, 25 TLS; 587 STARTTLS; 465 TLS",
        "2525, TLS,      2525 STARTTLS; 465 TLS; 587 STARTTLS"
    })
    void whatChangesLeastComesFirst(int port, TransportSecurity security, String expected) {
        assertThat(SUBMISSION.siblingsOf(new Door(port, security)).stream()
                        .map(door -> door.port() + " " + door.security())
                        .collect(Collectors.joining("; ")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"TLS", "STARTTLS"})
    void neverItself(TransportSecurity security) {
        Door given = new Door(465, security);

        assertThat(SUBMISSION.siblingsOf(given)).doesNotContain(given).contains(given.withOtherSecurity());
        assertThat(given.withOtherSecurity().security()).isEqualTo(security == TLS ? STARTTLS : TLS);
    }
}
