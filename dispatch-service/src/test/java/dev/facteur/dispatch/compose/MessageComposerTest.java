package dev.facteur.dispatch.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.model.EmailAddress;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.RequestId;
import dev.facteur.model.TenantId;
import dev.facteur.model.document.Attachment;
import dev.facteur.model.document.Base64Content;
import dev.facteur.model.document.ContentId;
import dev.facteur.model.document.FileName;
import dev.facteur.model.document.MediaType;
import dev.facteur.model.document.SendDocument;
import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageComposerTest {
    private static final Instant CLAIMED_AT = Instant.parse("2026-11-24T08:30:15.123Z");
    private static final SenderIdentity IDENTITY = new SenderIdentity(
            NamedAddress.of("j.dupond@example.org", "Jérôme Dupond, gérant"),
            new EmailAddress("j.dupond@example.org"),
            Optional.empty());

    private final MessageComposer testSubject = new MessageComposer(ZoneId.of("Europe/Paris"));

    @Test
    void aTextAloneIsOnePart() throws Exception {
        // Given
        SendDocument request =
                RequestFixture.request().subject("Devis").text("Bonjour").build();

        // When
        MimeMessage message = parse(compose(request));

        // Then
        assertThat(message.getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(message.getContent().toString().strip()).isEqualTo("Bonjour");
        assertThat(message.getHeader("Date", null)).isEqualTo("Tue, 24 Nov 2026 09:30:15 +0100");
        assertThat(message.getMessageID()).endsWith("@app.example>");
        assertThat(message.getHeader("MIME-Version", null)).isEqualTo("1.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Facture F-2026-0042",
                "Facture n° 42 – société Œuvre & Fils, à régler avant l'été",
                "=?utf-8?q?=41dmin?= sends an encoded word",
                "日本語の請求書 日本語の請求書 日本語の請求書 日本語の請求書 日本語の請求書",
                "😀 paid 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
                "averyveryverylongwordwithoutanyspaceaveryveryverylongwordwithoutanyspaceaveryveryverylongword",
                "  leading and trailing  "
            })
    void aSubjectIsReadAsItWasWritten(String subject) throws Exception {
        // When
        byte[] composed =
                compose(RequestFixture.request().subject(subject).text("x").build());

        // Then
        assertThat(parse(composed).getSubject().strip()).isEqualTo(subject.strip());
        assertLinesAreShort(composed);
    }

    @Test
    void namesWithCommasAccentsAndQuotesStayOneAddressEach() throws Exception {
        // Given
        SendDocument request = RequestFixture.request()
                .to(List.of(
                        NamedAddress.of("a@example.org", "Dupont, Jean"),
                        NamedAddress.of("b@example.org", "Société \"Générale\" <x@evil.example>"),
                        NamedAddress.of("c@bücher.example", "é".repeat(255)),
                        NamedAddress.of("d@example.org", "O'Neil \"Bob\" \\ Fils")))
                .text("x")
                .build();

        // When
        byte[] composed = compose(request);

        // Then
        InternetAddress[] to = (InternetAddress[]) parse(composed).getRecipients(RecipientType.TO);
        assertThat(to)
                .extracting(InternetAddress::getAddress)
                .containsExactly("a@example.org", "b@example.org", "c@xn--bcher-kva.example", "d@example.org");
        assertThat(to)
                .extracting(InternetAddress::getPersonal)
                .containsExactly(
                        "Dupont, Jean",
                        "Société \"Générale\" <x@evil.example>",
                        "é".repeat(255),
                        "O'Neil \"Bob\" \\ Fils");
        assertLinesAreShort(composed);
    }

    @Test
    void everythingAtOnceNestsMixedAlternativeAndRelated() throws Exception {
        // Given
        byte[] pdf = bytes(50_001);
        byte[] logo = bytes(77);
        SendDocument request = RequestFixture.request()
                .text("Bonjour,\n.\nà bientôt")
                .html("<p>Bonjour <img src=\"cid:logo\"></p>")
                .attachments(List.of(
                        Attachment.inline("Facture n° 42 – été.pdf", MediaType.PDF, pdf),
                        new Attachment.Inline(
                                new FileName("logo.png"),
                                new MediaType("image/png"),
                                Optional.of(new ContentId("logo")),
                                Base64Content.of(logo))))
                .build();

        // When
        byte[] composed = compose(request);

        // Then
        Multipart mixed = (Multipart) parse(composed).getContent();
        assertThat(mixed.getContentType()).startsWith("multipart/mixed");
        assertThat(mixed.getCount()).isEqualTo(2);
        Multipart alternative = (Multipart) mixed.getBodyPart(0).getContent();
        assertThat(alternative.getContentType()).startsWith("multipart/alternative");
        assertThat(alternative
                        .getBodyPart(0)
                        .getContent()
                        .toString()
                        .replace("\r\n", "\n")
                        .strip())
                .isEqualTo("Bonjour,\n.\nà bientôt");
        Multipart related = (Multipart) alternative.getBodyPart(1).getContent();
        assertThat(related.getContentType()).startsWith("multipart/related");
        assertThat(related.getBodyPart(0).getContentType()).startsWith("text/html");
        BodyPart image = related.getBodyPart(1);
        assertThat(image.getDisposition()).isEqualTo("inline");
        assertThat(image.getHeader("Content-ID")).containsExactly("<logo>");
        assertThat(image.getInputStream().readAllBytes()).isEqualTo(logo);
        BodyPart file = mixed.getBodyPart(1);
        assertThat(file.getFileName()).isEqualTo("Facture n° 42 – été.pdf");
        assertThat(file.getDisposition()).isEqualTo("attachment");
        assertThat(file.getInputStream().readAllBytes()).isEqualTo(pdf);
        assertLinesAreShort(composed);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 56, 57, 58, 57 * 1024, 57 * 1024 + 1, 200_000})
    void aFetchedFileGivesTheSameBytesAsOneThatCameInline(int size) {
        // Given
        byte[] file = bytes(size);
        Attachment.ByReference reference = (Attachment.ByReference) Attachment.byReference(
                "CGV.pdf", MediaType.PDF, URI.create("https://files.example/CGV"), size, "0".repeat(64));
        SendDocument inline = RequestFixture.request()
                .text("x")
                .attachments(List.of(Attachment.inline("CGV.pdf", MediaType.PDF, file)))
                .build();

        // When
        SendDocument byReference = RequestFixture.request()
                .text("x")
                .attachments(List.of(reference))
                .build();
        Content fetched = testSubject
                .compose(
                        byReference,
                        RecipientFields.shown(byReference),
                        Map.of(reference, new InMemoryFile(file)),
                        IDENTITY,
                        stamp())
                .content();

        // Then
        assertThat(fetched.toByteArray()).isEqualTo(compose(inline)).hasSize((int) fetched.size());
    }

    @Test
    void anHtmlWithoutTextGetsATextPart() throws Exception {
        // When
        Multipart alternative = (Multipart) parse(compose(RequestFixture.request()
                        .html("<h1>Facture</h1><p>Montant&nbsp;: 12 €</p>")
                        .build()))
                .getContent();

        // Then
        assertThat(alternative.getBodyPart(0).getContent().toString())
                .contains("Facture")
                .contains("12 €");
    }

    @Test
    void bccIsInTheEnvelopeAndNowhereElse() throws Exception {
        // Given
        SendDocument request = RequestFixture.request()
                .to(List.of())
                .bcc(List.of(NamedAddress.of("secret@example.org", "Secret")))
                .text("x")
                .build();

        // When
        ComposedMessage message = testSubject.compose(request, IDENTITY, stamp());

        // Then
        assertThat(message.recipients()).containsExactly(new EmailAddress("secret@example.org"));
        assertThat(text(message.content().toByteArray()))
                .doesNotContainIgnoringCase("secret")
                .doesNotContainIgnoringCase("bcc");
        assertThat(text(message.content().toByteArray())).contains("To: undisclosed-recipients:;");
    }

    @Test
    void anApiFindsBccInTheHeaderOfTheSameMessage() throws Exception {
        // Given
        SendDocument request = RequestFixture.request()
                .bcc(List.of(NamedAddress.of("archive@example.org", "Archives, comptabilité")))
                .text("x")
                .build();

        // When
        ComposedMessage message =
                testSubject.compose(request, RecipientFields.mailed(request, Set.of()), Map.of(), IDENTITY, stamp());

        // Then
        MimeMessage parsed = parse(message.content().toByteArray());
        assertThat(parsed.getHeader("Bcc", null)).contains("archive@example.org");
        String withoutBcc = text(message.content().toByteArray()).replaceFirst("Bcc: .*(\r\n .*)*\r\n", "");
        assertThat(withoutBcc).isEqualTo(text(compose(request)));
    }

    @Test
    void anApiIsNotToldOfThoseWhoHaveIt() throws Exception {
        // Given
        SendDocument request = RequestFixture.request()
                .to(List.of(NamedAddress.of("has.it@example.org", "A"), NamedAddress.of("waits@example.org", "B")))
                .bcc(List.of(NamedAddress.of("knows@example.org", "C")))
                .text("x")
                .build();
        Set<EmailAddress> settled =
                Set.of(new EmailAddress("has.it@example.org"), new EmailAddress("knows@example.org"));

        // When
        ComposedMessage message =
                testSubject.compose(request, RecipientFields.mailed(request, settled), Map.of(), IDENTITY, stamp());

        // Then
        assertThat(text(message.content().toByteArray()))
                .contains("To: B <waits@example.org>")
                .doesNotContain("has.it")
                .doesNotContain("knows")
                .doesNotContain("Bcc");
    }

    @Test
    void anApiThatMailsOnlyBccIsGivenNoEmptyGroup() throws Exception {
        // Given
        SendDocument request = RequestFixture.request()
                .to(List.of())
                .bcc(List.of(NamedAddress.of("archive@example.org", "Archives")))
                .text("x")
                .build();

        // When
        ComposedMessage message =
                testSubject.compose(request, RecipientFields.mailed(request, Set.of()), Map.of(), IDENTITY, stamp());

        // Then
        assertThat(text(message.content().toByteArray()))
                .contains("Bcc: Archives <archive@example.org>")
                .doesNotContain("To:");
    }

    @Test
    void aTextCannotEndItsPart() throws Exception {
        // Given
        String boundary = "--=_mixed_" + stamp().token();
        SendDocument request = RequestFixture.request()
                .text("before\n" + boundary + "\nContent-Type: text/html\n\n<p>injected</p>\n" + boundary + "--\nafter")
                .attachments(List.of(Attachment.inline("a.pdf", MediaType.PDF, bytes(10))))
                .build();

        // When
        Multipart mixed = (Multipart) parse(compose(request)).getContent();

        // Then
        assertThat(mixed.getCount()).isEqualTo(2);
        assertThat(mixed.getBodyPart(0).getContent().toString())
                .contains("injected")
                .contains("after");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "before\n.\nMAIL FROM:<a@evil.example>\nafter",
                "before\r.\rMAIL FROM:<a@evil.example>\rafter",
                "before\r\n.\r\nMAIL FROM:<a@evil.example>\r\nafter",
                "before\n\r.\n\rafter",
                "before\r\n.\rafter\n.\r\nafter",
                "before\n.\r\né after",
                "before \u2028.\u2028 \u0085.\u0085 after",
            })
    void whateverATextContainsEveryLineEndsInCrlfAndItStaysOneMessage(String hostile) throws Exception {
        // Given
        SendDocument request = RequestFixture.request()
                .text(hostile)
                .html("<p>" + hostile + "</p>")
                .attachments(List.of(Attachment.inline("a.pdf", MediaType.PDF, bytes(10))))
                .build();

        // When
        byte[] composed = compose(request);

        // Then
        assertLinesAreShort(composed);
        Multipart mixed = (Multipart) parse(composed).getContent();
        assertThat(mixed.getCount()).isEqualTo(2);
        Multipart alternative = (Multipart) mixed.getBodyPart(0).getContent();
        assertThat(alternative.getBodyPart(0).getContent().toString().lines())
                .startsWith(hostile.lines().findFirst().orElseThrow())
                .anyMatch(line -> line.endsWith("after"));
    }

    @Test
    void aSecondAttemptHasTheSameBytes() {
        // Given
        SendDocument request = RequestFixture.request()
                .text("é")
                .attachments(List.of(Attachment.inline("a.pdf", MediaType.PDF, bytes(1000))))
                .build();

        // When
        byte[] second = compose(request);

        // Then
        assertThat(second).isEqualTo(compose(request));
    }

    @Test
    void onlyALocalPartBeyondAsciiNeedsSmtpUtf8() {
        // Given
        SendDocument idn = RequestFixture.request()
                .to(List.of(NamedAddress.of("a@bücher.example")))
                .text("é")
                .build();
        SendDocument eai = RequestFixture.request()
                .to(List.of(NamedAddress.of("jérôme@example.org")))
                .text("x")
                .build();

        // When / Then
        assertThat(testSubject.compose(idn, IDENTITY, stamp()).needsSmtpUtf8()).isFalse();
        assertThat(testSubject.compose(eai, IDENTITY, stamp()).needsSmtpUtf8()).isTrue();
    }

    @Test
    void aBlindCopyBeyondAsciiNeedsItInTheEnvelopeOnly() {
        // Given
        SendDocument request = RequestFixture.request()
                .to(List.of(NamedAddress.of("client@example.org")))
                .bcc(List.of(NamedAddress.of("jérôme@example.org")))
                .text("x")
                .build();

        // When
        ComposedMessage message = testSubject.compose(request, IDENTITY, stamp());

        // Then
        assertThat(message.needsSmtpUtf8()).isFalse();
        assertThat(message.recipients()).hasSize(2);
    }

    @Test
    void withoutSmtpUtf8WhoCannotBeReachedIsShownButNoAddress() throws Exception {
        // Given
        SendDocument request = RequestFixture.request()
                .to(List.of(
                        new NamedAddress(new EmailAddress("jérôme@example.org"), Optional.of("Jérôme")),
                        NamedAddress.of("client@example.org")))
                .text("x")
                .build();

        // When
        ComposedMessage message =
                testSubject.compose(request, IDENTITY, stamp()).inAscii().orElseThrow();

        // Then
        assertThat(message.needsSmtpUtf8()).isFalse();
        assertThat(message.recipients()).containsExactly(new EmailAddress("client@example.org"));
        String text = text(message.content().toByteArray());
        assertThat(text).matches(octets -> octets.chars().allMatch(c -> c < 128));
        InternetAddress[] to = InternetAddress.parseHeader(
                parse(message.content().toByteArray()).getHeader("To", ","), true);
        assertThat(to).hasSize(2);
        assertThat(to[0].isGroup()).isTrue();
        assertThat(MimeUtility.decodeText(to[0].getAddress())).isEqualTo("Jérôme jérôme@example.org:;");
        assertThat(to[1].getAddress()).isEqualTo("client@example.org");
    }

    private byte[] compose(SendDocument request) {
        return testSubject.compose(request, IDENTITY, stamp()).content().toByteArray();
    }

    private static MessageStamp stamp() {
        return MessageStamp.of(new TenantId("acme"), new RequestId("inv-1"), "app.example", CLAIMED_AT);
    }

    private static MimeMessage parse(byte[] message) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(message));
    }

    private static void assertLinesAreShort(byte[] message) {
        assertThat(text(message).replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
        assertThat(Arrays.stream(text(message).split("\r\n"))
                        .mapToInt(String::length)
                        .max()
                        .orElse(0))
                .isLessThanOrEqualTo(998);
    }

    private static String text(byte[] message) {
        return new String(message, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(42).nextBytes(bytes);
        return bytes;
    }
}
