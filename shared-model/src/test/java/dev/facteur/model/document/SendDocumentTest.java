package dev.facteur.model.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.facteur.model.FacteurJson;
import dev.facteur.model.InvalidValueException;
import dev.facteur.model.NamedAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class SendDocumentTest {

    @Test
    void requestOfABuilderIsReadBackTheSame() throws Exception {
        SendDocument request = minimal().build();
        byte[] json = FacteurJson.newMapper().writeValueAsBytes(request);
        assertThat(SendDocumentReader.read(json)).isEqualTo(new RequestReading.Read(request));
        assertThat(request.key()).hasToString("acme/j.dupond");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> SendDocument.builder().build())
                .withMessage("requestId is required");
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> SendDocument.builder()
                        .requestId("1")
                        .sender("acme", "j.dupond")
                        .subject("Facture")
                        .text("Bonjour")
                        .build())
                .withMessage("to or cc or bcc must name a recipient");
    }

    @Test
    void limitsAreKept() {
        assertRefused("to", builder -> repeat(builder, 100, it -> it.bcc(NamedAddress.of("x@example.org"))));
        assertRefused(
                "attachments", builder -> repeat(builder, 101, it -> it.attach("a.txt", "text/plain", new byte[1])));
        assertRefused("text", builder -> builder.text("a".repeat(SendDocument.MAX_BODY_LENGTH + 1)));
        assertRefused("html", builder -> builder.html("\uD800"));
        assertRefused("subject", builder -> builder.subject("a".repeat(SendDocument.MAX_SUBJECT_LENGTH + 1)));
        assertRefused("subject", builder -> builder.subject(""));
        Instant noon = Instant.parse("2026-12-01T12:00:00Z");
        assertRefused("expiresAt", builder -> builder.notBefore(noon).expiresAt(noon));
    }

    @Test
    void nothingOfTheContentIsPrinted() {
        SendDocument request = minimal()
                .from(NamedAddress.of("s3cret@s3cret.example", "s3cret"))
                .to("s3cret@s3cret.example", "s3cret")
                .subject("s3cret")
                .html("s3cret")
                .document("s3cret", "s3cret")
                .attach("s3cret.pdf", "application/pdf", "s3cret".getBytes(StandardCharsets.UTF_8))
                .build();
        assertThat(request.toString()).contains("acme/j.dupond", "inv-1").doesNotContain("s3cret", "Bonjour");
        assertThat(request.document().orElseThrow().toString()).doesNotContain("s3cret");
        assertThat(NamedAddress.of("jeanne@acme.example", "Jeanne")).hasToString("j…@acme.example");
    }

    private static void assertRefused(String field, UnaryOperator<SendDocumentBuilder> change) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> change.apply(minimal()).build())
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo(field));
    }

    private static SendDocumentBuilder repeat(
            SendDocumentBuilder builder, int times, UnaryOperator<SendDocumentBuilder> step) {
        SendDocumentBuilder last = builder;
        for (int i = 0; i < times; i++) {
            last = step.apply(last);
        }
        return last;
    }

    private static SendDocumentBuilder minimal() {
        return SendDocument.builder()
                .requestId("inv-1")
                .sender("acme", "j.dupond")
                .to("client@example.org", "Société Cliente")
                .subject("Facture")
                .text("Bonjour");
    }
}
