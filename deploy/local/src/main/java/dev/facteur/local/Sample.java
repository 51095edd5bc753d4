package dev.facteur.local;

import dev.facteur.embedded.EmbeddedOidc;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.RequestId;
import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.TenantId;
import dev.facteur.model.document.Attachment;
import dev.facteur.model.document.DocumentReference;
import dev.facteur.model.document.MediaType;
import dev.facteur.model.document.OnUncertain;
import dev.facteur.model.document.SendDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A joiner's workshop in Nantes, its four people who write invoices, and one invoice. */
final class Sample {
    static final TenantId TENANT = new TenantId("ebenisterie-dupond");

    /** Never opened the preferences: has no profile, sends by the relay. */
    static final SenderKey RELAY_SENDER = new SenderKey(TENANT, new SenderId("j.dupond"));

    static final NamedAddress RELAY_AUTHOR = NamedAddress.of("j.dupond@ebenisterie-dupond.example", "Jérôme Dupond");

    /** Connects a mailbox of her own. */
    static final SenderKey MAILBOX_SENDER = new SenderKey(TENANT, new SenderId("helene.noel"));

    static final NamedAddress MAILBOX_AUTHOR =
            NamedAddress.of("helene.noel@ebenisterie-dupond.example", "Hélène Noël-Lefèvre");

    /** Connects her Gmail account. */
    static final SenderKey GMAIL_SENDER = new SenderKey(TENANT, new SenderId("claire.moreau"));

    static final NamedAddress GMAIL_AUTHOR = NamedAddress.of("claire.moreau@gmail.example", "Claire Moreau");

    /** Connects his Microsoft account. */
    static final SenderKey MICROSOFT_SENDER = new SenderKey(TENANT, new SenderId("pierre.durand"));

    static final NamedAddress MICROSOFT_AUTHOR = NamedAddress.of("pierre.durand@outlook.example", "Pierre Durand");

    /** Who is on call. */
    static final SenderKey OPERATOR = new SenderKey(new TenantId("operations"), new SenderId("o.perator"));

    static final String OPERATOR_NAME = "Odile Perator";

    /** Who may sign in at the pages. */
    static final List<EmbeddedOidc.Person> PEOPLE = List.of(
            person(MAILBOX_SENDER, MAILBOX_AUTHOR),
            person(GMAIL_SENDER, GMAIL_AUTHOR),
            person(MICROSOFT_SENDER, MICROSOFT_AUTHOR),
            person(RELAY_SENDER, RELAY_AUTHOR),
            new EmbeddedOidc.Person(
                    OPERATOR_NAME,
                    "o.perator@facturation.example",
                    OPERATOR.tenantId().value(),
                    OPERATOR.senderId().value(),
                    List.of("operator")));

    static final NamedAddress CUSTOMER =
            NamedAddress.of("francoise.lefevre@societe-cliente.example", "Françoise Lefèvre");

    /** The mail server knows nobody of this name. */
    static final NamedAddress NOBODY = NamedAddress.of("francoise.lefebvre@societe-cliente.example");

    /** The application's own address, in a domain the relay may send for. */
    static final EmailAddress APPLICATION = new EmailAddress("documents@facturation.example");

    private static final String INVOICE = "facture-F-2026-0042.pdf";

    private Sample() {}

    private static EmbeddedOidc.Person person(SenderKey sender, NamedAddress author) {
        return new EmbeddedOidc.Person(
                author.name().orElseThrow(),
                author.address().value(),
                sender.tenantId().value(),
                sender.senderId().value());
    }

    static byte[] invoicePdf() {
        try (InputStream file = Sample.class.getResourceAsStream(INVOICE)) {
            if (file == null) {
                throw new IllegalStateException(INVOICE + " is missing from the jar");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(INVOICE, e);
        }
    }

    static Attachment invoice() {
        return Attachment.inline("Facture F-2026-0042.pdf", MediaType.PDF, invoicePdf());
    }

    static Attachment terms() {
        return Attachment.inline(
                "Conditions générales – été 2026.txt",
                new MediaType("text/plain"),
                "Règlement à trente jours. Pénalités au taux légal.\r\n".getBytes(StandardCharsets.UTF_8));
    }

    /** The invoice with its covering words. */
    static SendDocument request(String requestId, SenderKey sender, NamedAddress to, List<Attachment> attachments) {
        return letter(
                requestId,
                sender,
                List.of(to),
                "Facture F-2026-0042 – bibliothèque en chêne, 3 489,00 €",
                "Bonjour Madame,\n\nVeuillez trouver ci-joint la facture F-2026-0042.\n\nÀ bientôt\n",
                Optional.of("<p>Bonjour Madame,</p><p>Veuillez trouver ci-joint la facture <b>F-2026-0042</b>.</p>"
                        + "<p>À bientôt</p>"),
                attachments);
    }

    static SendDocument letter(
            String requestId,
            SenderKey sender,
            List<NamedAddress> to,
            String subject,
            String text,
            Optional<String> html,
            List<Attachment> attachments) {
        return new SendDocument(
                new RequestId(requestId),
                sender.tenantId(),
                sender.senderId(),
                sender.equals(RELAY_SENDER) ? Optional.of(RELAY_AUTHOR) : Optional.empty(),
                to,
                List.of(),
                List.of(),
                Optional.empty(),
                subject,
                Optional.of(text),
                html,
                attachments,
                Optional.of(DocumentReference.of("invoice", "F-2026-0042")),
                Optional.empty(),
                Optional.empty(),
                OnUncertain.RESEND);
    }
}
