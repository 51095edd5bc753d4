package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.model.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutcomeLineTest {
    private static final Terminal PLAIN = new Terminal(System.out, false, false);

    @Test
    void aSentDocumentShowsItsAuthorAndTheServersWords() {
        assertThat(line(
                        Topics.DOCUMENT_SENT,
                        "{'requestId':'relay-1','from':'documents@facturation.example','method':'RELAY',"
                                + "'recipients':[{'address':'a@example.org','accepted':true,'reply':'250 2.1.5 OK'}]}"))
                .isEqualTo("  ← document-sent           relay-1           from documents@facturation.example"
                        + " by RELAY: 250 2.1.5 OK");
    }

    @Test
    void aFailureShowsItsCauseAndWhoActs() {
        assertThat(line(
                        Topics.DELIVERY_FAILED,
                        "{'requestId':'mailbox-2','cause':'RECIPIENT_REJECTED','whoActs':'CALLER','detail':'refused',"
                                + "'smtp':{'text':'550 5.1.1 User unknown'}}"))
                .isEqualTo("  ← delivery-failed         mailbox-2         RECIPIENT_REJECTED, caller acts:"
                        + " 550 5.1.1 User unknown");
    }

    @Test
    void whatIsNotJsonIsShownByItsKeyAndReason() {
        var poison = new Outcome(
                Topics.SEND_DOCUMENT_REJECTED, "acme/j", Map.of(Topics.REJECTION_REASON, "not JSON"), new byte[] {0, 1
                });
        assertThat(OutcomeLine.of(poison, PLAIN)).isEqualTo("  ← send-document-rejected  acme/j            not JSON");
    }

    private static String line(String topic, String json) {
        byte[] value = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return OutcomeLine.of(new Outcome(topic, "t/s", Map.of(), value), PLAIN);
    }
}
