package dev.facteur.model.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.RequestId;
import dev.facteur.model.SenderId;
import dev.facteur.model.TenantId;
import dev.facteur.model.document.Attachment;
import dev.facteur.model.document.DocumentReference;
import dev.facteur.model.document.MediaType;
import dev.facteur.model.document.OnUncertain;
import dev.facteur.model.document.SendDocument;
import dev.facteur.model.outcome.Advice;
import dev.facteur.model.outcome.AuthenticationExpired;
import dev.facteur.model.outcome.AuthenticationRestored;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.DeliveryDelayed;
import dev.facteur.model.outcome.DeliveryFailed;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.RecipientOutcome;
import dev.facteur.model.outcome.SentCopy;
import dev.facteur.model.outcome.SentCopyFailed;
import dev.facteur.model.outcome.SmtpDetail;
import dev.facteur.model.outcome.WhoActs;
import dev.facteur.model.sender.Authentication;
import dev.facteur.model.sender.Connection;
import dev.facteur.model.sender.HostName;
import dev.facteur.model.sender.ImapServer;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.model.sender.SendingMethod;
import dev.facteur.model.sender.SmtpServer;
import dev.facteur.model.sender.TransportSecurity;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What the full examples say, in Java. */
final class FullRecords {
    private static final RequestId REQUEST = new RequestId("inv-2026-0042-1");
    private static final TenantId TENANT = new TenantId("acme");
    private static final SenderId SENDER = new SenderId("j.dupond");
    private static final EmailAddress JEANNE = new EmailAddress("jeanne.dupond@acme.example");
    private static final NamedAddress BILLING = NamedAddress.of("facturation@acme.example", "Facturation ACME");
    private static final Optional<DocumentReference> INVOICE =
            Optional.of(DocumentReference.of("invoice", "F-2026-0042"));
    private static final RecipientOutcome GONE =
            new RecipientOutcome(new EmailAddress("parti@example.org"), false, Optional.of("550 5.1.1 User unknown"));
    private static final String EPISODE = "6f1c1b5e-7f0a-4a5e-9d0c-2f1f8a7e4b11";
    private static final Instant EIGHT = Instant.parse("2026-12-01T08:00:03Z");

    private FullRecords() {}

    static SendDocument sendDocument() {
        return SendDocument.builder()
                .requestId("inv-2026-0042-1")
                .sender("acme", "j.dupond")
                .from(NamedAddress.of("jeanne.dupond@acme.example", "Jeanne Dupond"))
                .to("client@example.org", "Société Cliente")
                .to(NamedAddress.of("comptabilité@bücher.example"))
                .cc(NamedAddress.of("commercial@acme.example", "Service commercial"))
                .bcc(NamedAddress.of("archive@acme.example"))
                .replyTo(BILLING)
                .subject("Facture F-2026-0042")
                .text("Bonjour,\n\nVeuillez trouver ci-joint votre facture.\n")
                .html("<p>Bonjour,</p><p>Veuillez trouver ci-joint votre facture.</p>"
                        + "<img src=\"cid:logo\" alt=\"ACME\">")
                .attach(
                        "Facture F-2026-0042.pdf",
                        "application/pdf",
                        "%PDF-1.7\n%äüöß\n".getBytes(StandardCharsets.UTF_8))
                .attach(Attachment.byReference(
                        "CGV été.pdf",
                        MediaType.PDF,
                        URI.create("https://files.acme.example/cgv.pdf?signature=abc"),
                        81234,
                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"))
                .attach(Attachment.inlineImage(
                        "logo.png",
                        new MediaType("image/png"),
                        "logo",
                        HexFormat.of().parseHex("89504e470d0a1a0a")))
                .document(reference("""
                        {"type": "invoice", "id": "F-2026-0042", "total": 1200.50, "tags": ["2026", null]}"""))
                .notBefore(Instant.parse("2026-12-01T08:00:00Z"))
                .expiresAt(Instant.parse("2026-12-08T08:00:00Z"))
                .onUncertain(OnUncertain.HOLD)
                .build();
    }

    static DocumentSent documentSent() {
        return new DocumentSent(
                REQUEST,
                TENANT,
                SENDER,
                SendingMethod.RELAY,
                Optional.of(SendingMethod.MAILBOX),
                INVOICE,
                Instant.parse("2026-12-01T08:00:03.120Z"),
                2,
                new EmailAddress("documents@app.example"),
                "<8c1f2d.inv-2026-0042-1@acme.example>",
                Optional.of("18c2a5d7e0b1f3a4"),
                List.of(
                        new RecipientOutcome(new EmailAddress("client@example.org"), true, Optional.of("250 2.1.5 Ok")),
                        GONE),
                SentCopy.NOT_WANTED,
                List.of(new Advice("subject-in-capitals", "L'objet est en majuscules.")));
    }

    static DeliveryDelayed deliveryDelayed() {
        return new DeliveryDelayed(
                REQUEST,
                TENANT,
                SENDER,
                Optional.of(SendingMethod.RELAY),
                Optional.of(SendingMethod.MAILBOX),
                INVOICE,
                EIGHT,
                1,
                DelayReason.RETRY,
                Optional.of(Instant.parse("2026-12-01T08:05:03Z")),
                "The server asked to come back later.");
    }

    static DeliveryFailed deliveryFailed() {
        return new DeliveryFailed(
                REQUEST,
                TENANT,
                SENDER,
                Optional.of(SendingMethod.RELAY),
                Optional.of(SendingMethod.MAILBOX),
                INVOICE,
                EIGHT,
                1,
                FailureCause.RECIPIENT_REJECTED,
                WhoActs.CALLER,
                "The recipient's server does not know the address.",
                Optional.of(
                        new SmtpDetail("RCPT", OptionalInt.of(550), Optional.of("5.1.1"), Optional.of("User unknown"))),
                List.of(GONE));
    }

    static AuthenticationExpired authenticationExpired() {
        return new AuthenticationExpired(
                EPISODE,
                TENANT,
                SENDER,
                SendingMethod.MAILBOX,
                EIGHT,
                JEANNE,
                "The server refused the password.",
                EIGHT,
                Optional.of(REQUEST),
                3);
    }

    static AuthenticationRestored authenticationRestored() {
        return new AuthenticationRestored(
                EPISODE,
                TENANT,
                SENDER,
                SendingMethod.MAILBOX,
                Instant.parse("2026-12-01T09:30:00Z"),
                JEANNE,
                EIGHT,
                3);
    }

    static SentCopyFailed sentCopyFailed() {
        return new SentCopyFailed(
                REQUEST,
                TENANT,
                SENDER,
                SendingMethod.MAILBOX,
                INVOICE,
                Instant.parse("2026-12-01T10:00:00Z"),
                5,
                "The mailbox is full.");
    }

    static SenderProfile senderProfile() {
        return new SenderProfile(
                TENANT,
                SENDER,
                JEANNE,
                Optional.of("Jeanne Dupond"),
                Optional.of(BILLING),
                SendingMethod.MAILBOX,
                Optional.of(new SmtpServer(
                        new HostName("smtp.acme.example"),
                        587,
                        TransportSecurity.STARTTLS,
                        JEANNE.value(),
                        Authentication.PASSWORD)),
                Optional.of(new ImapServer(
                        new HostName("imap.acme.example"),
                        993,
                        TransportSecurity.TLS,
                        JEANNE.value(),
                        Authentication.PASSWORD,
                        Optional.of("Éléments envoyés"))),
                true,
                true,
                new Connection(
                        Connection.State.CONNECTED,
                        Optional.of(JEANNE.value()),
                        Optional.of(Instant.parse("2026-11-02T09:00:00Z")),
                        Optional.of(Instant.parse("2026-12-01T07:55:00Z"))),
                7);
    }

    private static DocumentReference reference(String json) {
        try {
            return new DocumentReference(Contract.MAPPER.readTree(json));
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException(notJson);
        }
    }
}
