package dev.facteur.settings.discovery.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.model.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsernameTemplateTest {
    private static final EmailAddress JEANNE = new EmailAddress("Jeanne.$1@bücher.example");

    @ParameterizedTest
    @CsvSource({
        "%EMAILADDRESS%, Jeanne.$1@xn--bcher-kva.example",
        "%EMAILADDRESS, Jeanne.$1@xn--bcher-kva.example",
        "%EMAILLOCALPART%, Jeanne.$1",
        "%EMAILDOMAIN%/%EMAILLOCALPART%, xn--bcher-kva.example/Jeanne.$1",
        "jeanne, jeanne",
        "100%, 100%"
    })
    void fillsInThePartsOfTheAddress(String template, String filled) {
        assertThat(new UsernameTemplate(template).filledFor(JEANNE)).isEqualTo(filled);
    }

    @Test
    void aHostHoldsNothingOfThePerson() {
        assertThat(UsernameTemplate.hostFilledFor("mail.%EMAILDOMAIN%", "example.org"))
                .contains("mail.example.org");
        assertThat(UsernameTemplate.hostFilledFor("%EMAILLOCALPART%.example.net", "example.org"))
                .isEmpty();
    }
}
