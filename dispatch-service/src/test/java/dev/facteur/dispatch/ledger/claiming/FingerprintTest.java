package dev.facteur.dispatch.ledger.claiming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.model.document.RequestReading;
import dev.facteur.model.document.SendDocumentReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {
    private static final String REQUEST = """
            {"requestId":"r","tenantId":"t","senderId":"s","to":[{"address":"a@example.org","name":"A"}],
             "cc":[{"address":"b@example.org"}],"subject":"Facture","text":"Bonjour",
             "attachments":[{"fileName":"a.pdf","contentType":"application/pdf","content":"JVBERi0xLjc="}],
             "document":{"type":"invoice","id":"F-1"}}""";

    @Test
    void theOrderOfFieldsAndWhatIsUnknownChangeNothing() {
        // Given
        String other = """
                {"unknown":1,"subject":"Facture","text":"Bonjour","document":{"type":"invoice","id":"F-1"},
                 "attachments":[{"content":"JVBERi0xLjc=","contentType":"application/pdf","fileName":"a.pdf"}],
                 "cc":[{"address":"b@example.org"}],"bcc":[],"to":[{"name":"A","address":"a@example.org"}],
                 "senderId":"s","tenantId":"t","requestId":"r"}""";

        // When / Then
        assertThat(fingerprint(other)).isEqualTo(fingerprint(REQUEST));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"name\":\"A\"|\"name\":\"B\"",
                "a@example.org|c@example.org",
                "\"cc\"|\"bcc\"",
                "Bonjour|Bonsoir",
                "JVBERi0xLjc=|JVBERi0xLjg=",
                "a.pdf|b.pdf",
                "F-1|F-2",
                "\"senderId\":\"s\"|\"senderId\":\"z\"",
            })
    void whateverTheReaderSeesMakesADifference(String part, String replacement) {
        assertThat(fingerprint(REQUEST.replace(part, replacement))).isNotEqualTo(fingerprint(REQUEST));
    }

    private static byte[] fingerprint(String json) {
        return Fingerprint.of(
                ((RequestReading.Read) SendDocumentReader.read(json.getBytes(StandardCharsets.UTF_8))).request());
    }
}
