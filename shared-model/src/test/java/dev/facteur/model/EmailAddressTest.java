package dev.facteur.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jeanne@acme.example",
                "jeanne.dupond+facture@acme.example",
                "o'neil@acme.example",
                "!#$%&'*+/=?^_`{|}~-@acme.example",
                "1@a.fr",
                "jeanne@sub.sub.acme.example",
                "jeanne@localhost",
                "jeanne@LOCALHOST",
                "jeanne@xn--bcher-kva.example",
                "jeanne@bücher.example",
                "jérôme@acme.example",
                "用户@例子.广告",
                "χρήστης@παράδειγμα.ελ",
                "jeanne@3com.example",
                "jeanne@1.2.3.fr"
            })
    void addressIsTaken(String address) {
        assertThat(new EmailAddress(address).value()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Not an address
                "",
                " ",
                "@",
                "jeanne",
                "jeanne@",
                "@acme.example",
                // Two addresses, or more than an address
                "a@b.example,c@d.example",
                "a@b.example;c@d.example",
                "a@b.example c@d.example",
                "a@b@c.example",
                "Jeanne <jeanne@acme.example>",
                "<jeanne@acme.example>",
                "jeanne@acme.example>",
                "group:a@b.example;",
                "@relay.example:jeanne@acme.example",
                "jeanne(comment)@acme.example",
                "jeanne@acme.example (x)",
                "jeanne@acme.example,",
                ",jeanne@acme.example",
                "mailto:jeanne@acme.example",
                "jeanne%acme.example@",
                // Another header, another command
                "jeanne@acme.example\r\nBcc: x@y.example",
                "jeanne\r\nDATA\r\n@acme.example",
                "jeanne@acme.example\n",
                "jeanne\n@acme.example",
                "jeanne\u0000@acme.example",
                "jeanne@acme.example\u0000",
                "jeanne\t@acme.example",
                "jeanne\u0085@acme.example",
                "jeanne\u2028@acme.example",
                "jeanne@acme\u2029.example",
                // Quoted local parts and address literals
                "\"jeanne dupond\"@acme.example",
                "\"a@b.example\"@c.example",
                "jeanne\\@x@acme.example",
                "jeanne@[127.0.0.1]",
                "jeanne@[IPv6:::1]",
                "jeanne@127.0.0.1",
                "jeanne@2130706433",
                "jeanne@a.1",
                // Dots
                ".jeanne@acme.example",
                "jeanne.@acme.example",
                "jeanne..dupond@acme.example",
                "jeanne@.acme.example",
                "jeanne@acme..example",
                "jeanne@acme.example.",
                "jeanne@..",
                "jeanne@acme",
                "jeanne@.",
                // Hosts
                "jeanne@-acme.example",
                "jeanne@acme-.example",
                "jeanne@ac_me.example",
                "jeanne@ac me.example",
                "jeanne@acme.example/x",
                "jeanne@acme.example:25",
                "jeanne@acme%2eexample",
                "jeanne@*.example",
                "jeanne@localhost.",
                "jeanne@lоcalhost",
                // Look-alikes that a name mapping would turn into something else
                "jeanne＠acme.example",
                "jeanne@acme＠evil.example",
                "jeanne@acme。example",
                "jeanne@acme．example",
                "jeanne@ⓐcme.example",
                "jeanne@ａcme.example",
                "jeanne@straße.example",
                "jeanne@βόλος.example",
                "jeanne@a\u200Dcme.example",
                "jeanne@a\u200Bcme.example",
                "jeanne@a\u00ADcme.example",
                "jeanne@℡.example",
                "jeanne@ﬁrm.example",
                "jeanne@acme.example\uFEFF",
                // Unicode that hides or breaks
                "jeanne\u202E@acme.example",
                "jeanne\u2066@acme.example",
                "jeanne\u200B@acme.example",
                "\uD83D\uDE00@acme.example",
                "\uD83D@acme.example",
                "jeanne@\uDE00.example",
                // Encoded words
                "=?utf-8?q?a=40b.example=2C?=@c.example.",
                "=?utf-8?q?=?= @acme.example"
            })
    void addressIsRefusedWithoutBeingRepeated(String address) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new EmailAddress(address))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("address"))
                .withMessageStartingWith("address must ")
                .satisfies(refusal -> assertThat(String.valueOf(refusal.getMessage()))
                        .isPrintable()
                        .doesNotContain("jeanne", "acme"));
    }

    @Test
    void lengthsAreThoseOfTheRfc() {
        String longest = "a".repeat(64);
        assertThat(new EmailAddress(longest + "@acme.example").localPart()).isEqualTo(longest);
        assertRefused("a".repeat(65) + "@acme.example");
        assertRefused("é".repeat(33) + "@acme.example");

        String domain = ("b".repeat(62) + ".").repeat(2) + "c".repeat(55) + ".example";
        assertThat(new EmailAddress(longest + "@" + domain).value()).hasSize(254);
        assertRefused(longest + "@x" + domain);
        assertRefused("a@" + "b".repeat(64) + ".example");
        assertRefused("a@" + "é".repeat(63) + ".example");
        assertRefused("a@" + "b.".repeat(100_000) + "example");
        assertRefused("a.".repeat(100_000) + "a@acme.example");
        assertRefused("@".repeat(100_000));
    }

    @ParameterizedTest
    @CsvSource({
        "Jeanne@Acme.Example, Jeanne@acme.example, false",
        "jeanne@bücher.example, jeanne@xn--bcher-kva.example, false",
        "jeanne@BÜCHER.example, jeanne@xn--bcher-kva.example, false",
        "jérôme@acme.example, jérôme@acme.example, true"
    })
    void wireFormHasALabelsAndTheLocalPartAsWritten(String address, String wireForm, boolean needsSmtpUtf8) {
        assertThat(new EmailAddress(address).wireForm()).isEqualTo(wireForm);
        assertThat(new EmailAddress(address).needsSmtpUtf8()).isEqualTo(needsSmtpUtf8);
    }

    @Test
    void addressesAreTheSameWhateverTheirCase() {
        EmailAddress address = new EmailAddress("Jeanne@bücher.example");
        assertThat(address.isSameAs(new EmailAddress("jeanne@XN--BCHER-KVA.example")))
                .isTrue();
        assertThat(address.isSameAs(new EmailAddress("jean@bücher.example"))).isFalse();
    }

    @Test
    void printedFormHidesTheLocalPart() {
        assertThat(new EmailAddress("jeanne@acme.example")).hasToString("j…@acme.example");
        assertThat(new EmailAddress("𠮷野@acme.example")).hasToString("𠮷…@acme.example");
    }

    private static void assertRefused(String address) {
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new EmailAddress(address));
    }
}
