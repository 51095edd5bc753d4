package dev.facteur.model.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.model.RequestId;
import dev.facteur.model.SenderId;
import dev.facteur.model.TenantId;
import dev.facteur.model.document.RequestReading.Read;
import dev.facteur.model.document.RequestReading.Unreadable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendDocumentReaderTest {
    private static final String GOOD = """
            {"requestId": "inv-1", "tenantId": "acme", "senderId": "j.dupond",
             "to": [{"address": "client@example.org", "name": "Société Cliente"}], "cc": [], "bcc": null, "replyTo": null,
             "subject": "Facture", "text": "Bonjour", "html": null, "attachments": [
              {"fileName": "a.pdf", "contentType": "application/pdf", "content": "QUJD"},
              {"fileName": "b.pdf", "contentType": "application/pdf", "url": "https://files.example.org/b", "size": 3,
               "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}],
             "document": {"type": "invoice", "id": "F-1"},
             "notBefore": null, "expiresAt": "2026-12-01T09:00:00+01:00", "onUncertain": null, "later": {"a": [1]}}""";

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
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // Addresses
                "client@example.org | a@b.com,c@d.com | /to/0/address | address must not have such characters",
                "client@example.org | a@b.com\\r\\nBcc: c@d.com | /to/0/address | address must not have such characters",
                "client@example.org | nobody | /to/0/address | address must be of the form name@domain",
                "client@example.org |  | /to/0/address | address must be of the form name@domain",
                "\"client@example.org\" | 5 | /to/0/address | must be of the type and form",
                "\"client@example.org\" | true | /to/0/address | must be of the type and form",
                "\"client@example.org\" | [\"client@example.org\"] | /to/0/address | must be of the type and form",
                "\"client@example.org\" | {\"value\":\"client@example.org\"} | /to/0/address | must be of the type and form",
                "\"client@example.org\" | null | /to/0/address | address is required",
                "\"address\": | \"adress\": | /to/0/address | address is required",
                "Société Cliente | Client\\nBcc: x@y.example | /to/0/name | name must not contain line breaks",
                "\"Société Cliente\" | 7 | /to/0/name | must be of the type and form",
                "[{\"address\": \"client@example.org\", \"name\": \"Société Cliente\"}] | [] | /to | to or cc or bcc must",
                "[{\"address\": \"client@example.org\", \"name\": \"Société Cliente\"}] | [null] | /to/0 | to/0 must not be null",
                "[{\"address\": \"client@example.org\", \"name\": \"Société Cliente\"}] | \"x@y.example\" | /to | must be of the type and form",
                "[{\"address\": \"client@example.org\", \"name\": \"Société Cliente\"}] | [\"x@y.example\"] | /to/0 | must be of the type and form",
                "[{\"address\": \"client@example.org\", \"name\": \"Société Cliente\"}] | {\"address\":\"x@y.example\"} | /to | must be of the type and form",
                "\"cc\": [] | \"cc\": \"\" | /cc | must be of the type and form",
                "\"replyTo\": null | \"replyTo\": \"\" | /replyTo | must be of the type and form",
                "\"replyTo\": null | \"replyTo\": {} | /replyTo/address | address is required",
                "\"replyTo\": null | \"replyTo\": [] | /replyTo | must be of the type and form",
                // Text
                "\"subject\": \"Facture\", | `` | /subject | subject is required",
                "\"subject\": \"Facture\" | \"subject\": null | /subject | subject is required",
                "\"subject\": \"Facture\" | \"subject\": \" \" | /subject | subject must not be blank",
                "\"subject\": \"Facture\" | \"subject\": 2026 | /subject | must be of the type and form",
                "\"subject\": \"Facture\" | \"subject\": \"a\\r\\nBcc: b@c.example\" | /subject | subject must not contain",
                "\"subject\": \"Facture\" | \"subject\": \"\\ud800\" | /subject | subject must not contain",
                "\"text\": \"Bonjour\" | \"text\": \"\" | /text | text or html is required",
                "\"text\": \"Bonjour\" | \"text\": false | /text | must be of the type and form",
                "\"text\": \"Bonjour\" | \"text\": \"a\\u0000b\" | /text | text must not contain NUL",
                "\"text\": \"Bonjour\" | \"text\": \"a\\udc00b\" | /text | text must be well-formed",
                // Ids
                "\"requestId\": \"inv-1\" | \"requestId\": 17 | /requestId | must be of the type and form",
                "\"requestId\": \"inv-1\" | \"requestId\": \"a/b\" | /requestId | requestId must be visible",
                "\"requestId\": \"inv-1\" | \"requestId\": \"\" | /requestId | requestId must have 1 to 128",
                "\"requestId\": \"inv-1\", | `` | /requestId | requestId is required",
                "\"tenantId\": \"acme\", | `` | /tenantId | tenantId is required",
                // Attachments
                "a.pdf | ../a.pdf | /attachments/0/fileName | fileName must not contain any of",
                "\"fileName\": \"a.pdf\", | `` | /attachments/0/fileName | fileName is required",
                "\"contentType\": \"application/pdf\", \"content\" | \"content\" | /attachments/0/contentType | contentType is required",
                "\"contentType\": \"application/pdf\", \"content\" | \"contentType\": \"a\", \"content\" | /attachments/0/contentType | contentType must be of the form",
                "QUJD | QU-D | /attachments/0/content | content must be base64",
                "QUJD | QU\\nD | /attachments/0/content | content must be base64",
                "QUJD | QUJDR | /attachments/0/content | content must be padded",
                "\"QUJD\" | 12345678 | /attachments/0/content | must be of the type and form",
                ", \"content\": \"QUJD\" | `` | /attachments/0/content | content or url must be given",
                "\"content\": \"QUJD\" | \"content\": \"QUJD\", \"url\": \"https://x.example/\" | /attachments/0/content | content or url",
                "https://files.example.org/b | http://files.example.org/b | /attachments/1/url | url must be an absolute",
                "https://files.example.org/b | https://u:p@files.example.org/b | /attachments/1/url | url must not hold a user",
                "https://files.example.org/b | https://u@fi_les/b | /attachments/1/url | url must not hold a user",
                "https://files.example.org/b | https://fi_les/b | /attachments/1/url | url must name a host",
                "https://files.example.org/b | https://a b/ | /attachments/1/url | must be of the type and form",
                "\"https://files.example.org/b\" | 1 | /attachments/1/url | url must be an absolute",
                "\"size\": 3 | \"size\": \"3\" | /attachments/1/size | must be of the type and form",
                "\"size\": 3 | \"size\": 3.5 | /attachments/1/size | must be of the type and form",
                "\"size\": 3 | \"size\": 0 | /attachments/1/size | size must be at least 1",
                "\"size\": 3 | \"size\": 99999999999999999999 | /attachments/1/size | must be of the type and form",
                "\"size\": 3, | `` | /attachments/1/size | size is required",
                "e3b0 | E3B0 | /attachments/1/sha256 | sha256 must be 64",
                // The rest
                "{\"type\": \"invoice\", \"id\": \"F-1\"} | \"F-1\" | /document | document must be an object",
                "{\"type\": \"invoice\", \"id\": \"F-1\"} | [] | /document | document must be an object",
                "2026-12-01T09:00:00+01:00 | tomorrow | /expiresAt | must be of the type and form",
                "2026-12-01T09:00:00+01:00 | 2026-12-01 | /expiresAt | must be of the type and form",
                "2026-12-01T09:00:00+01:00 | 2026-12-01T09:00:00 | /expiresAt | must be of the type and form",
                "\"2026-12-01T09:00:00+01:00\" | 1764576000 | /expiresAt | must be of the type and form",
                "\"notBefore\": null | \"notBefore\": \"2027-01-01T00:00:00Z\" | /expiresAt | expiresAt must be later than",
                "\"onUncertain\": null | \"onUncertain\": \"PANIC\" | /onUncertain | must be of the type and form",
                "\"onUncertain\": null | \"onUncertain\": 0 | /onUncertain | must be of the type and form",
                "\"onUncertain\": null | \"onUncertain\": \"0\" | /onUncertain | must be of the type and form",
                "\"onUncertain\": null | \"onUncertain\": \"\" | /onUncertain | must be of the type and form",
                "\"onUncertain\": null | \"onUncertain\": \"resend\" | /onUncertain | must be of the type and form",
            })
    void faultIsNamedByItsFieldAndRule(String good, String bad, String pointer, String reason) {
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
