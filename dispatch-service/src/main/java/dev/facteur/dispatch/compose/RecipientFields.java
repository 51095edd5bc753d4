package dev.facteur.dispatch.compose;

import dev.facteur.model.EmailAddress;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.document.SendDocument;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The recipients as a header names them (RFC 5322 §3.6.3). */
public record RecipientFields(List<NamedAddress> to, List<NamedAddress> cc, List<NamedAddress> bcc) {
    public RecipientFields {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
    }

    /** For a server that mails those in the envelope: a Bcc would be read by everybody. */
    public static RecipientFields shown(SendDocument request) {
        return new RecipientFields(request.to(), request.cc(), List.of());
    }

    /**
     * For an API that knows no envelope: it mails those whom the header names, and removes the Bcc.
     *
     * @param settled who has the document already, or never will: they must not be named
     */
    public static RecipientFields mailed(SendDocument request, Set<EmailAddress> settled) {
        return new RecipientFields(
                open(request.to(), settled), open(request.cc(), settled), open(request.bcc(), settled));
    }

    private static List<NamedAddress> open(List<NamedAddress> named, Set<EmailAddress> settled) {
        return named.stream()
                .filter(recipient -> !settled.contains(recipient.address()))
                .toList();
    }

    boolean needSmtpUtf8() {
        return Stream.of(to, cc, bcc)
                .flatMap(List::stream)
                .map(NamedAddress::address)
                .anyMatch(EmailAddress::needsSmtpUtf8);
    }

    /** @param form how addresses are written */
    void write(MimeWriter writer, Function<List<NamedAddress>, String> form) {
        write(writer, "To", to, form);
        write(writer, "Cc", cc, form);
        write(writer, "Bcc", bcc, form);
        if (to.isEmpty() && cc.isEmpty() && bcc.isEmpty()) {
            // A message without any recipient field looks like spam.
            writer.header("To", "undisclosed-recipients:;");
        }
    }

    private static void write(
            MimeWriter writer, String field, List<NamedAddress> named, Function<List<NamedAddress>, String> form) {
        if (!named.isEmpty()) {
            writer.header(field, form.apply(named));
        }
    }
}
