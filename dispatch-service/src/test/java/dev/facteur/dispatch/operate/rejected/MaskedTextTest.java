package dev.facteur.dispatch.operate.rejected;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.dispatch.operate.rejected.MaskedText.Restoring;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedTextTest {
    private static final String REQUEST = """
            {"requestId": "r-1", "tenantId": "acme", "senderId": "j.dupond",
             "to": [{"address": "client@example.org", "name": "Société Cliente"}],
             "subject": "Facture \\"F-1\\"", "text": "Bonjour", "onUncertain": "HOLD",
             "attachments": [{"fileName": "Dupond.pdf", "contentType": "application/pdf", "content": "JVBERi0xLjc="}],
             "document": {"type": "invoice", "id": "F-1", "amount": 1234}}""";

    @Test
    void whatIsAnOperatorsIsShownAndNothingElse() {
        assertThat(MaskedText.of(REQUEST).text()).isEqualTo("""
                {"requestId": "r-1", "tenantId": "acme", "senderId": "j.dupond",
                 "to": [{"address": "⟦1·6⟧@example.org", "name": "⟦2·15⟧"}],
                 "subject": "⟦3·15⟧", "text": "⟦4·7⟧", "onUncertain": "HOLD",
                 "attachments": [{"fileName": "⟦5·10⟧", "contentType": "application/pdf", "content": "⟦6·12⟧"}],
                 "document": {"type": "invoice", "id": "F-1", "amount": ⟦7·4⟧}}""");
    }

    @Test
    void whatIsLeftAloneComesBackAsItWas() {
        MaskedText masked = MaskedText.of(REQUEST);

        assertThat(masked.restore(masked.text())).isEqualTo(new Restoring.Restored(REQUEST, Set.of()));
    }

    @Test
    void whatIsCorrectedIsNamedByItsFields() {
        MaskedText masked = MaskedText.of(REQUEST);
        String edited = masked.text()
                .replace("⟦1·6⟧@example.org", "autre@example.org")
                .replace("⟦3·15⟧", "Facture F-1")
                .replace("⟦4·7⟧", "⟦4⟧, à bientôt");

        assertThat(masked.restore(edited)).isInstanceOfSatisfying(Restoring.Restored.class, restored -> {
            assertThat(restored.replaced()).containsExactlyInAnyOrder("address", "subject");
            assertThat(restored.text())
                    .contains(
                            "\"autre@example.org\"",
                            "\"Facture F-1\"",
                            "\"Bonjour, à bientôt\"",
                            "\"Société Cliente\"");
        });
    }

    /** Where it would be shown: a request id stands in every list. */
    @Test
    void whatIsHiddenCannotBeMovedToWhereItIsShown() {
        MaskedText masked = MaskedText.of(REQUEST);

        assertThat(masked.restore(masked.text().replace("\"r-1\"", "\"⟦4·7⟧\"")))
                .isEqualTo(new Restoring.MovedMark("⟦4·7⟧"));
        assertThat(masked.restore("{\"text\": \"⟦8⟧\"}")).isEqualTo(new Restoring.UnknownMark("⟦8⟧"));
        assertThat(masked.restore("{\"text\": \"⟦0⟧\"}")).isEqualTo(new Restoring.UnknownMark("⟦0⟧"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"to\":[{\"address\":\"client@example.org\",\"name\":\"Cliente\"},",
                "{\"to\":[{\"address\":\"client@example.org",
                "{'to': 'client@example.org', subject: Cliente}",
                "{to: client@example.org}",
                "<request><to>client@example.org</to>Cliente</request>",
                "client@example.org Cliente",
                "{\"client@example.org\": \"Cliente\"}",
                "{\"requestId\": \"client\\\"@example.org Cliente\"}",
                "{\"requestId\": {\"x\": \"Cliente\"}, \"to\": \"client@@example.org\"}",
                "{\"url\": \"https://client@example.org/?sig=Cliente\"}"
            })
    void nothingOfARecipientIsShownHoweverItIsBroken(String broken) {
        assertThat(MaskedText.of(broken).text()).doesNotContain("client").doesNotContain("Cliente");
    }

    @Test
    void anythingComesBackAsItWas() {
        Random random = new Random(7);
        String characters = "{}[]:,\"'\\@ \nab1⟦⟧é.";
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            IntStream.range(0, random.nextInt(40))
                    .forEach(_ -> text.append(characters.charAt(random.nextInt(characters.length()))));
            MaskedText masked = MaskedText.of(text.toString());

            assertThat(masked.restore(masked.text()))
                    .as(text.toString())
                    .isEqualTo(new Restoring.Restored(text.toString(), Set.of()));
        }
    }
}
