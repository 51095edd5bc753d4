package dev.facteur.model.document;

import dev.facteur.model.Fields;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.RequestId;
import dev.facteur.model.SenderId;
import dev.facteur.model.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts a request together in the words of the caller; what is missing or wrong is told at the end, by its field. */
public final class SendDocumentBuilder {
    private @Nullable RequestId requestId;
    private @Nullable TenantId tenantId;
    private @Nullable SenderId senderId;
    private Optional<NamedAddress> from = Optional.empty();
    private final List<NamedAddress> to = new ArrayList<>();
    private final List<NamedAddress> cc = new ArrayList<>();
    private final List<NamedAddress> bcc = new ArrayList<>();
    private Optional<NamedAddress> replyTo = Optional.empty();
    private @Nullable String subject;
    private Optional<String> text = Optional.empty();
    private Optional<String> html = Optional.empty();
    private final List<Attachment> attachments = new ArrayList<>();
    private Optional<DocumentReference> document = Optional.empty();
    private Optional<Instant> notBefore = Optional.empty();
    private Optional<Instant> expiresAt = Optional.empty();
    private OnUncertain onUncertain = OnUncertain.RESEND;

    SendDocumentBuilder() {}

    public SendDocumentBuilder requestId(String value) {
        requestId = new RequestId(value);
        return this;
    }

    public SendDocumentBuilder sender(String tenant, String sender) {
        tenantId = new TenantId(tenant);
        senderId = new SenderId(sender);
        return this;
    }

    public SendDocumentBuilder from(NamedAddress address) {
        from = Optional.of(address);
        return this;
    }

    public SendDocumentBuilder to(String address, String name) {
        return to(NamedAddress.of(address, name));
    }

    public SendDocumentBuilder to(NamedAddress address) {
        to.add(address);
        return this;
    }

    public SendDocumentBuilder cc(NamedAddress address) {
        cc.add(address);
        return this;
    }

    public SendDocumentBuilder bcc(NamedAddress address) {
        bcc.add(address);
        return this;
    }

    public SendDocumentBuilder replyTo(NamedAddress address) {
        replyTo = Optional.of(address);
        return this;
    }

    public SendDocumentBuilder subject(String value) {
        subject = value;
        return this;
    }

    public SendDocumentBuilder text(String value) {
        text = Optional.of(value);
        return this;
    }

    public SendDocumentBuilder html(String value) {
        html = Optional.of(value);
        return this;
    }

    public SendDocumentBuilder attach(String fileName, String contentType, byte[] bytes) {
        return attach(Attachment.inline(fileName, new MediaType(contentType), bytes));
    }

    public SendDocumentBuilder attach(Attachment attachment) {
        attachments.add(attachment);
        return this;
    }

    /** The caller's own reference, echoed in every event. */
    public SendDocumentBuilder document(String type, String id) {
        return document(DocumentReference.of(type, id));
    }

    public SendDocumentBuilder document(DocumentReference reference) {
        document = Optional.of(reference);
        return this;
    }

    public SendDocumentBuilder notBefore(Instant value) {
        notBefore = Optional.of(value);
        return this;
    }

    public SendDocumentBuilder expiresAt(Instant value) {
        expiresAt = Optional.of(value);
        return this;
    }

    public SendDocumentBuilder onUncertain(OnUncertain value) {
        onUncertain = value;
        return this;
    }

    /**
     * The request.
     *
     * @throws dev.facteur.model.InvalidValueException naming the field that is missing or wrong
     */
    public SendDocument build() {
        return new SendDocument(
                Fields.require("requestId", requestId),
                Fields.require("tenantId", tenantId),
                Fields.require("senderId", senderId),
                from,
                to,
                cc,
                bcc,
                replyTo,
                Fields.require("subject", subject),
                text,
                html,
                attachments,
                document,
                notBefore,
                expiresAt,
                onUncertain);
    }
}
