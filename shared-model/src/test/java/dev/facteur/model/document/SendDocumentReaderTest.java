package dev.facteur.model.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.model.FacteurJson;
import dev.facteur.model.RequestId;
import dev.facteur.model.SenderId;
import dev.facteur.model.TenantId;
import dev.facteur.model.document.RequestReading.Read;
import dev.facteur.model.document.RequestReading.Unreadable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendDocumentReaderTest {
    private static final String GOOD = BadRequests.good();

    @Test
    void goodRequestIsRead() {
        assertThat(SendDocumentReader.read(bytes(GOOD))).isInstanceOfSatisfying(Read.class, read -> {
            SendDocument request = read.request();
            assertThat(request.requestId()).isEqualTo(new RequestId("inv-1"));
            assertThat(request.to()).hasSize(1);
            assertThat(request.cc()).isEmpty();
            assertThat(request.bcc()).isEmpty();
            assertThat(request.replyTo()).isEmpty();
            assertThat(request.html()).isEmpty();
            assertThat(request.attachments()).hasSize(2);
            assertThat(request.expiresAt()).hasToString("Optional[2026-12-01T08:00:00Z]");
            assertThat(request.onUncertain()).isEqualTo(OnUncertain.RESEND);
        });
    }

    /** What is replaced in the good request, by what, and the answer. */
    @ParameterizedTest
    @CsvFileSource(resources = "/bad-requests.csv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1)
    void faultIsNamedByItsFieldAndRule(String good, @Nullable String bad, String pointer, String reason) {
        String json = GOOD.replace(good, bad == null ? "" : bad);
        assertThat(json).isNotEqualTo(GOOD);

        Unreadable unreadable = unreadable(bytes(json));

        assertThat(unreadable.pointer()).isEqualTo(pointer);
        assertThat(unreadable.reason()).startsWith(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | the request is empty",
                "{ | the request is not JSON",
                "hello | the request is not JSON",
                "null | the request must be an object",
                "[] | the request must be one JSON object",
                "\"x\" | the request must be one JSON object",
                "17 | the request must be one JSON object",
                "{\"a\": 1, \"a\": 2} | the request has a field twice",
                "{'a': 1} | the request is not JSON",
                "{\"a\": 1,} | the request is not JSON",
                "{\"a\": NaN} | the request is not JSON",
                "/* a */ {} | the request is not JSON",
            })
    void whatIsNoRequestAtAllHasNoPointer(String json, String reason) {
        Unreadable unreadable = unreadable(bytes(json));
        assertThat(unreadable.reason()).startsWith(reason);
        assertThat(unreadable.pointer()).isEmpty();
        assertThat(unreadable.describe()).isEqualTo(unreadable.reason());
    }

    @Test
    void trailingGarbageIsRefused() {
        assertThat(unreadable(bytes(GOOD + "x")).reason()).isEqualTo("the request is not JSON in UTF-8");
        assertThat(unreadable(bytes(GOOD + GOOD)).reason()).isEqualTo("the request must be one JSON object");
    }

    @Test
    void fieldGivenTwiceIsRefusedWhereverItStands() {
        for (String twice : new String[] {"\"later\":", "\"requestId\": \"inv-2\", \"later\":"}) {
            String json = GOOD.replace("\"later\":", "\"later\": 1, " + twice);
            assertThat(unreadable(bytes(json)).reason()).isEqualTo("the request has a field twice");
        }
        assertThat(unreadable(bytes(GOOD.replace("\"id\": \"F-1\"", "\"id\": \"F-1\", \"id\": \"F-2\"")))
                        .reason())
                .isEqualTo("the request has a field twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "ISO-8859-1"})
    void otherEncodingsAreRefused(String charset) {
        assertThat(unreadable(GOOD.getBytes(Charset.forName(charset))).reason()).contains("UTF-8");
    }

    @Test
    void recordWithoutAValueIsRefused() {
        assertThat(SendDocumentReader.read(null)).isInstanceOf(Unreadable.class);
    }

    @Test
    void depthIsLimited() {
        String deep = "[".repeat(5000) + "]".repeat(5000);
        assertThat(unreadable(bytes(GOOD.replace("[1]", deep))).reason())
                .isEqualTo("the request is longer or deeper than is allowed");
        assertThat(unreadable(bytes(GOOD.replace("\"F-1\"", deep))).reason())
                .isEqualTo("the request is longer or deeper than is allowed");
    }

    @Test
    void eightMebibytesInlineAreRead() {
        byte[] file = new byte[(int) SendDocument.MAX_INLINE_BYTES];
        String json = GOOD.replace("QUJD", Base64Content.of(file).base64());
        assertThat(SendDocumentReader.read(bytes(json)))
                .isInstanceOfSatisfying(
                        Read.class,
                        read -> assertThat(read.request().inlineBytes()).isEqualTo(SendDocument.MAX_INLINE_BYTES));
    }

    @Test
    void base64IsReadAsItStands() {
        byte[] file = new byte[1000];
        new Random(1).nextBytes(file);
        String two = "\"content\":\"" + Base64Content.of(file).base64() + "\"},{\"fileName\":\"é.pdf\",\"contentType\":"
                + "\"application/pdf\",\"content\" : \"QQ==\"";
        assertThat(SendDocumentReader.read(bytes(GOOD.replace("\"content\": \"QUJD\"", two))))
                .isInstanceOfSatisfying(
                        Read.class,
                        read -> assertThat(read.request().attachments())
                                .filteredOn(Attachment.Inline.class::isInstance)
                                .extracting(attachment -> ((Attachment.Inline) attachment).content())
                                .containsExactly(Base64Content.of(file), new Base64Content("QQ==")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "QUJ",
                "QUJDQ",
                "QU JD",
                "QU-D",
                "Q===",
                "====",
                "QU=D",
                "QUJ\\u0000",
                "QUJ\\",
                "QUJDé",
                "QQ=\\u003D="
            })
    void whatIsNoBase64IsRefused(String content) {
        Unreadable unreadable = unreadable(bytes(GOOD.replace("QUJD", content)));
        assertThat(unreadable.reason()).isNotEmpty();
    }

    @Test
    void escapedSlashesInBase64AreRead() {
        String json = GOOD.replace("QUJD", "\\/\\/\\/\\/");
        assertThat(SendDocumentReader.read(bytes(json)))
                .isInstanceOfSatisfying(
                        Read.class,
                        read -> assertThat(
                                        read.request().attachments().getFirst().size())
                                .isEqualTo(3));
    }

    @Test
    void documentReferenceIsEchoedDigitByDigit() throws Exception {
        String reference = """
                {"a":1.10,"b":123456789012345678901234567890,"c":1E+400000000,"d":0.1234567890123456789,"e":null}""";
        RequestReading reading =
                SendDocumentReader.read(bytes(GOOD.replace("{\"type\": \"invoice\", \"id\": \"F-1\"}", reference)));
        assertThat(reading).isInstanceOf(Read.class);
        DocumentReference document = ((Read) reading).request().document().orElseThrow();
        assertThat(FacteurJson.newMapper().writeValueAsString(document)).isEqualTo(reference);
    }

    @Test
    void idsAreToldAsFarAsTheyCanBeRead() {
        Unreadable bad = unreadable(bytes(GOOD.replace("\"subject\"", "\"sujet\"")));
        assertThat(bad.requestId()).contains(new RequestId("inv-1"));
        assertThat(bad.tenantId()).contains(new TenantId("acme"));
        assertThat(bad.senderId()).contains(new SenderId("j.dupond"));

        byte[] cut = Arrays.copyOf(bytes(GOOD), 50);
        assertThat(unreadable(cut).requestId()).contains(new RequestId("inv-1"));
        assertThat(unreadable(cut).senderId()).isEmpty();

        assertThat(unreadable(bytes(GOOD.replace("acme", "a/b"))).tenantId()).isEqualTo(Optional.empty());
        assertThat(unreadable(bytes(GOOD.replace("\"acme\"", "{\"requestId\": \"x\"}")))
                        .requestId())
                .contains(new RequestId("inv-1"));
    }

    @Test
    void answerNeverRepeatsWhatTheRequestHolds() {
        for (String field :
                new String[] {"client@example.org", "Facture", "inv-1", "2026-12-01T09:00:00+01:00", "QUJD", "https:"
                }) {
            String planted = "\\u000d s3cret \ud83d\ude00";
            Unreadable unreadable = unreadable(bytes(GOOD.replace(field, planted)));
            assertThat(unreadable.describe()).doesNotContain("s3cret").isPrintable();
        }
        Unreadable unreadable =
                unreadable(bytes(GOOD.replace("\"F-1\"", "{\"s3cret\": {\"s3cret\": 1, \"s3cret\": 2}}")));
        assertThat(unreadable.toString()).doesNotContain("s3cret");
    }

    private static Unreadable unreadable(byte[] json) {
        RequestReading reading = SendDocumentReader.read(json);
        assertThat(reading).isInstanceOf(Unreadable.class);
        return (Unreadable) reading;
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
