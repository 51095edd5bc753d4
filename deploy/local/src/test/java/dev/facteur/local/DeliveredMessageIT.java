package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.embedded.ReceivedMessage;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.SenderKey;
import dev.facteur.model.Topics;
import dev.facteur.model.document.SendDocument;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What arrives, read by another MIME parser and compared with what was asked for. */
@ExtendWith(StackExtension.class)
class DeliveredMessageIT {

    @Test
    void anInvoiceByTheRelayArrivesAsItWasAskedFor(RunningStack stack) {
        NamedAddress reader = NamedAddress.of("relay.reader@societe-cliente.example", "Société Cliente");
        SendDocument request =
                Sample.request("delivered-relay", Sample.RELAY_SENDER, reader, List.of(Sample.invoice()));

        Outcome outcome = stack.send(request);

        assertThat(outcome.topic()).isEqualTo(Topics.DOCUMENT_SENT);
        ReceivedMessage arrived = only(stack.mailFor(reader));
        ParsedMail mail = ParsedMail.of(arrived.content());
        assertThat(mail.author()).isEqualTo("Jérôme Dupond <documents@facturation.example>");
        assertThat(mail.message().getReplyTo().flatten().getFirst().getAddress())
                .isEqualTo("j.dupond@ebenisterie-dupond.example");
        assertThat(mail.header("Message-ID").strip())
                .isEqualTo(outcome.json().path("messageId").asText());
        assertSameDocument(mail, request);
        assertThat(mail.parts().get(2).fileName()).isEqualTo("Facture F-2026-0042.pdf");
        assertThat(mail.parts().get(2).bytes()).isEqualTo(Sample.invoicePdf());
    }

    @Test
    void accentsAndTwoAttachmentsSurviveTheWayThroughOnesOwnMailbox(RunningStack stack) {
        NamedAddress author = NamedAddress.of("zoe.lemaitre@ebenisterie-dupond.example", "Zoé L’Hôte-Lemaître");
        SenderKey sender = stack.connectMailbox("zoe.lemaitre", author);
        NamedAddress reader = NamedAddress.of("mailbox.reader@societe-cliente.example", "Françoise « Fanfan » Lefèvre");
        SendDocument request =
                Sample.request("delivered-mailbox", sender, reader, List.of(Sample.invoice(), Sample.terms()));

        Outcome outcome = stack.send(request);

        assertThat(outcome.topic()).isEqualTo(Topics.DOCUMENT_SENT);
        assertThat(outcome.json().path("method").asText()).isEqualTo("SMTP");
        ReceivedMessage arrived = only(stack.mailFor(reader));
        assertThat(arrived.authenticatedAs()).contains("zoe.lemaitre@ebenisterie-dupond.example");
        assertThat(arrived.reversePath()).isEqualTo("zoe.lemaitre@ebenisterie-dupond.example");
        ParsedMail mail = ParsedMail.of(arrived.content());
        assertThat(mail.author()).isEqualTo("Zoé L’Hôte-Lemaître <zoe.lemaitre@ebenisterie-dupond.example>");
        assertSameDocument(mail, request);
        assertThat(mail.parts()).hasSize(4);
        assertThat(mail.parts().get(2).bytes()).isEqualTo(Sample.invoicePdf());
        assertThat(mail.parts().get(3).fileName()).isEqualTo("Conditions générales – été 2026.txt");
        assertThat(mail.parts().get(3).text()).contains("Règlement à trente jours. Pénalités au taux légal.");
    }

    private static void assertSameDocument(ParsedMail mail, SendDocument request) {
        assertThat(mail.message().getSubject()).isEqualTo(request.subject());
        assertThat(mail.message().getTo().flatten().getFirst().getName())
                .isEqualTo(request.to().getFirst().name().orElseThrow());
        assertThat(mail.message().getDate()).isNotNull();
        assertThat(mail.parts()).extracting(ParsedMail.Part::mediaType).startsWith("text/plain", "text/html");
        assertThat(lines(mail.parts().get(0).text()))
                .isEqualTo(request.text().orElseThrow().strip());
        assertThat(lines(mail.parts().get(1).text()))
                .isEqualTo(request.html().orElseThrow().strip());
    }

    /** A mail has CRLF at every end of line (RFC 5322 §2.3); the request may have either. */
    private static String lines(String text) {
        return text.replace("\r\n", "\n").strip();
    }

    private static ReceivedMessage only(List<ReceivedMessage> messages) {
        assertThat(messages).hasSize(1);
        return messages.getFirst();
    }
}
