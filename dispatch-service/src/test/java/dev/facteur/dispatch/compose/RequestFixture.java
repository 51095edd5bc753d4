package dev.facteur.dispatch.compose;

import dev.facteur.model.NamedAddress;
import dev.facteur.model.RequestId;
import dev.facteur.model.SenderId;
import dev.facteur.model.TenantId;
import dev.facteur.model.document.Attachment;
import dev.facteur.model.document.OnUncertain;
import dev.facteur.model.document.SendDocument;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Requests of a sender who writes to a client. */
public final class RequestFixture {
    private List<NamedAddress> to = List.of(NamedAddress.of("client@example.org", "Société Cliente"));
    private List<NamedAddress> bcc = List.of();
    private String subject = "Facture";
    private @Nullable String text;
    private @Nullable String html;
    private List<Attachment> attachments = List.of();

    private RequestFixture() {}

    public static RequestFixture request() {
        return new RequestFixture();
    }

    public RequestFixture to(List<NamedAddress> value) {
        to = value;
        return this;
    }

    public RequestFixture bcc(List<NamedAddress> value) {
        bcc = value;
        return this;
    }

    public RequestFixture subject(String value) {
        subject = value;
        return this;
    }

    public RequestFixture text(@Nullable String value) {
        text = value;
        return this;
    }

    public RequestFixture html(String value) {
        html = value;
        return this;
    }

    public RequestFixture attachments(List<Attachment> value) {
        attachments = value;
        return this;
    }

    public SendDocument build() {
        return new SendDocument(
                new RequestId("inv-1"),
                new TenantId("acme"),
                new SenderId("j.dupond"),
                Optional.empty(),
                to,
                List.of(),
                bcc,
                Optional.empty(),
                subject,
                Optional.ofNullable(text),
                Optional.ofNullable(html),
                attachments,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OnUncertain.RESEND);
    }
}
