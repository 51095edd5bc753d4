package dev.facteur.dispatch.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.model.document.Attachment;
import dev.facteur.model.document.MediaType;
import dev.facteur.model.outcome.Advice;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentAdviceTest {

    @ParameterizedTest
    @CsvSource({
        "Facture F-2026-0042, false",
        "FACTURE F-2026-0042, true",
        "VOTRE DEVIS À RÉGLER, true",
        "FACTURE n° 12, false",
        "RE: PDF, false",
        "2026-0042, false",
        "請求書 請求書, false",
    })
    void aSubjectInCapitalsIsTold(String subject, boolean isTold) {
        assertThat(codes(RequestFixture.request().subject(subject).text("Bonjour")))
                .isEqualTo(isTold ? List.of("subject-in-capitals") : List.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>Bonjour <img src='cid:logo'></p>             | Bonjour | ",
                "<img src='cid:all'>                             | Bonjour | image-only-body",
                "<a href='https://a.example'><img src='cid:all'></a>&nbsp;<style>p {}</style> | Bonjour | image-only-body",
                "<p>Bonjour</p>                                  |         | missing-text",
                "<p>Bonjour</p>                                  | ' '     | missing-text",
                "<img src='cid:all'>                             |         | image-only-body missing-text",
                "<p></p>                                         | Bonjour | ",
            })
    void aBodyThatIsOnlyAnImageOrHasNoTextIsTold(String html, String text, String codes) {
        assertThat(String.join(" ", codes(RequestFixture.request().html(html).text(text))))
                .isEqualTo(codes == null ? "" : codes);
    }

    @ParameterizedTest
    @CsvSource({
        "facture.pdf, ",
        "facture.PDF, ",
        "LISEZMOI, ",
        "facture.pdf.exe, Gmail n'accepte pas les fichiers .exe.",
        "macro.JS, Gmail n'accepte pas les fichiers .js.",
        "base.mdb, Outlook n'accepte pas les fichiers .mdb.",
    })
    void aFileThatMailServicesRefuseIsTold(String fileName, String message) {
        assertThat(DocumentAdvice.on(RequestFixture.request()
                        .text("x")
                        .attachments(List.of(file(fileName, 1)))
                        .build()))
                .extracting(Advice::message)
                .isEqualTo(message == null ? List.of() : List.of(message));
    }

    @Test
    void theSameRefusedTypeIsToldOnce() {
        assertThat(codes(RequestFixture.request().text("x").attachments(List.of(file("a.exe", 1), file("b.exe", 1)))))
                .containsExactly("attachment-type-refused");
    }

    @Test
    void moreThanTenMegabytesAreToldHoweverTheyCome() {
        Attachment inline = Attachment.inline("a.pdf", MediaType.PDF, new byte[1]);
        assertThat(codes(RequestFixture.request().text("x").attachments(List.of(inline, file("b.pdf", 9_999_999)))))
                .isEmpty();
        assertThat(codes(RequestFixture.request().text("x").attachments(List.of(inline, file("b.pdf", 10_000_000)))))
                .containsExactly("attachments-over-10-mb");
    }

    private static List<String> codes(RequestFixture request) {
        return DocumentAdvice.on(request.build()).stream().map(Advice::code).toList();
    }

    private static Attachment file(String name, long size) {
        return Attachment.byReference(name, MediaType.PDF, URI.create("https://files.example/1"), size, "0".repeat(64));
    }
}
