package dev.facteur.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Facture F-2026-0042",
                "Été à Noël — 20 %",
                "請求書",
                "חשבונית",
                "🧾 Facture 👩‍💻",
                "=?utf-8?q?x?=",
                "a,b;c:d<e>\"f\"@g",
                "..",
                "%0d%0a"
            })
    void headerTextMaySayAnythingOnOneLine(String text) {
        assertThat(HeaderText.require("subject", text, 100)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nBcc: x@y.example",
                "a\nb",
                "a\rb",
                "a\u0000b",
                "a\tb",
                "a\u001Bb",
                "a\u007Fb",
                "a\u0085b",
                "a\u2028b",
                "a\u2029b",
                "a\u202Efdp.exe",
                "a\u2066b",
                "a\uD83D",
                "\uDE00a",
                "a\uDE00\uD83Db"
            })
    void headerTextRefusesLineBreaksControlsAndOverrides(String text) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> HeaderText.require("subject", text, 100))
                .withMessage("subject must not contain line breaks or control characters");
    }

    @Test
    void headerTextHasALimit() {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> HeaderText.require("name", "a".repeat(256), 255))
                .withMessage("name must have at most 255 characters");
    }

    @Test
    void bodyTextKeepsItsLines() {
        String text = "Bonjour\r\n\tà tous 👋\n.\n..\n\u202Eok";
        assertThat(BodyText.require("text", text, 100)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000", "\uD83D", "a\uDE00", "\uDE00\uD83D", "\uD83D\uD83D\uDE00", "aaaaaaaaaaa"})
    void bodyTextRefusesWhatNoMailCanHold(String text) {
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> BodyText.require("text", text, 10));
    }

    @Test
    void namesAreStrippedAfterTheyWereJudged() {
        assertThat(NamedAddress.of("a@b.example", " Jeanne ").name()).contains("Jeanne");
        assertThat(NamedAddress.of("a@b.example", "  ").name()).isEmpty();
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> NamedAddress.of("a@b.example", "Jeanne\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a b", "a\nb", "é", "a\u0000", "a\u007F", "🧾"})
    void idsAreVisibleAsciiWithoutASlash(String id) {
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new TenantId(id));
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new SenderId(id));
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new RequestId(id));
    }

    @Test
    void idsHaveTheirLengths() {
        assertThat(new TenantId("a".repeat(64)).value()).hasSize(64);
        assertThat(new RequestId("a".repeat(128)).value()).hasSize(128);
        assertThat(new SenderId("auth0|" + "a".repeat(249)).value()).hasSize(255);
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new TenantId("a".repeat(65)));
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new RequestId("a".repeat(129)));
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new SenderId("a".repeat(256)));
    }

    @Test
    void keyIsReadAsItIsWritten() {
        SenderKey key = new SenderKey(new TenantId("acme"), new SenderId("j.dupond"));
        assertThat(key).hasToString("acme/j.dupond");
        assertThat(SenderKey.parse("acme/j.dupond")).isEqualTo(key);
        for (String wrong : List.of("", "acme", "/", "acme/", "/j.dupond", "acme/j/dupond", "acme/j dupond")) {
            assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> SenderKey.parse(wrong));
        }
    }

    @Test
    void listsAreCopiedAndHoldNoNull() {
        assertThat(Fields.<String>listOf("to", null)).isEmpty();
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> Fields.listOf("to", java.util.Arrays.asList("a", null)))
                .withMessage("to/1 must not be null");
        assertThat(Fields.stripped(Optional.of(" a "))).contains("a");
    }
}
