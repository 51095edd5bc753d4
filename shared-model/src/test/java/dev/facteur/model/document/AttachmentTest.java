package dev.facteur.model.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.facteur.model.InvalidValueException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentTest {
    private static final String SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Facture F-2026-0042.pdf",
                "Conditions générales (été).pdf",
                "請求書.pdf",
                "a",
                "a..b.pdf",
                "🧾.pdf",
                "=_utf-8_q_x_=.pdf",
                "%2e%2e.pdf",
                "a;b'c.pdf",
                "~"
            })
    void fileNameIsTaken(String name) {
        assertThat(new FileName(name).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "...",
                "../a.pdf",
                "..\\a.pdf",
                "/etc/passwd",
                "C:\\a.pdf",
                "C:a.pdf",
                ".bashrc",
                "a.pdf.",
                "a.pdf ",
                " a.pdf",
                "a\u0000.pdf",
                "a.pdf\r\nX: y",
                "a\nb.pdf",
                "a\tb.pdf",
                "a\u202Efdp.exe",
                "a\u2066.pdf",
                "a\uD83D.pdf",
                "a\"b.pdf",
                "a*b.pdf",
                "a?b.pdf",
                "a<b.pdf",
                "a|b.pdf",
                "a\u2028b.pdf"
            })
    void fileNameIsRefusedWithoutBeingRepeated(String name) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new FileName(name))
                .withMessageStartingWith("fileName must ");
    }

    @Test
    void fileNameIsKeptComposedAndWithinItsLength() {
        assertThat(new FileName("e\u0301te\u0301.pdf").value()).isEqualTo("été.pdf");
        assertThat(new FileName("a".repeat(150)).value()).hasSize(150);
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new FileName("a".repeat(151)));
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new FileName("é".repeat(76)));
    }

    @ParameterizedTest
    @CsvSource({
        "application/pdf, application/pdf",
        "Image/PNG, image/png",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document,"
                + " application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/x-7z+zip, application/x-7z+zip"
    })
    void mediaTypeIsKeptInLowerCase(String given, String kept) {
        assertThat(new MediaType(given).value()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pdf",
                "application/",
                "/pdf",
                "application/pdf; name=x",
                "application/pdf\r\nX: y",
                "application/pdf\n",
                "application /pdf",
                "application/pdf/x",
                "multipart/mixed",
                "MESSAGE/rfc822",
                "*/*",
                "application/é",
                "text/html;charset=utf-8",
                "application/p\u0000df",
                "application/\u0130"
            })
    void mediaTypeIsRefused(String type) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new MediaType(type))
                .withMessageStartingWith("contentType must ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "<logo>", "logo\r\n", "a>b", "é", "a/b", "a\"b", "a\u0000"})
    void contentIdIsRefused(String id) {
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> new ContentId(id));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 56, 57, 58, 1000})
    void base64KnowsItsSizeAndIsDecoded(int size) {
        byte[] bytes = new byte[size];
        java.util.Arrays.fill(bytes, (byte) 0xFB);
        Base64Content content = new Base64Content(Base64.getEncoder().encodeToString(bytes));
        assertThat(content.size()).isEqualTo(size);
        assertThat(content.decode()).isEqualTo(bytes);
        assertThat(Base64Content.of(bytes)).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "QUJ",
                "QUJDQ",
                "QU JD",
                "QUJD\r\n\r\n",
                "QUJ\n",
                "QU-D",
                "QU_D",
                "Q===",
                "====",
                "QU=D",
                "=UJD",
                "Q=I=",
                "QUJ\u0000",
                "QUJé",
                "QUJ\u0141",
                "QUJ\uFF21"
            })
    void base64IsRefused(String base64) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new Base64Content(base64))
                .withMessageStartingWith("content must ");
    }

    @Test
    void contentAndSignedAddressesAreNeverPrinted() {
        Attachment inline = Attachment.inline("a.pdf", MediaType.PDF, "s3cret".getBytes(StandardCharsets.UTF_8));
        Attachment reference = Attachment.byReference(
                "a.pdf", MediaType.PDF, URI.create("https://files.example.org/s3cret?sig=s3cret"), 3, SHA256);
        assertThat(inline.toString()).contains("6 bytes").doesNotContain("czNjcmV0", "s3cret");
        assertThat(reference).hasToString("a.pdf at https://files.example.org/…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://files.example.org/a",
                "HTTPS://files.example.org/a",
                "file:///etc/passwd",
                "ftp://x.example/a",
                "//x/a",
                "a.pdf",
                "",
                "https:/a",
                "https:a",
                "https:///a",
                "jar:https://x.example/a!/b",
                "data:,a",
                "https://u@x.example/a",
                "https://u:p@x.example/a",
                "https://x_y/a",
                "s3://key:secret@bucket/a"
            })
    void addressThatIsNotToBeFetchedIsRefused(String url) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> Attachment.byReference("a.pdf", MediaType.PDF, URI.create(url), 3, SHA256))
                .withMessageStartingWith("url must ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://files.example.org/a?b=c#d", "https://files.example.org:8443", "s3://a_bucket/a/b.pdf"})
    void addressIsTaken(String url) {
        assertThat(Attachment.byReference("a.pdf", MediaType.PDF, URI.create(url), 3, SHA256)
                        .size())
                .isEqualTo(3);
    }
}
