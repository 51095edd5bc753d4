package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.model.NamedAddress;
import dev.facteur.model.SenderKey;
import dev.facteur.model.Topics;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever consents as somebody else, by mistake or not, changes nothing. */
@ExtendWith(StackExtension.class)
class OtherAccountIT {
    private static final String ACCOUNT = "paul.garnier@gmail.example";
    private static final String OTHER = "somebody.else@gmail.example";
    private static final NamedAddress READER = NamedAddress.of("other.account.reader@societe-cliente.example");

    @Test
    void anotherAccountIsRefusedAndTheOldConsentKept(RunningStack stack) {
        SenderKey sender = stack.connectAccount("paul.garnier", "gmail", ACCOUNT);

        assertThat(stack.consent(sender, "gmail", OTHER)).isEqualTo("OTHER_ACCOUNT");

        var connection = stack.connection(sender, "gmail");
        assertThat(connection.path("state").asText()).isEqualTo("CONNECTED");
        assertThat(connection.path("account").asText()).isEqualTo(ACCOUNT);
        assertThat(stack.stack().google().isConsentedBy(ACCOUNT)).isTrue();
        var outcome = stack.send(Sample.request("other-account-1", sender, READER, List.of(Sample.terms())));
        assertThat(outcome.topic()).isEqualTo(Topics.DOCUMENT_SENT);
        assertThat(outcome.json().path("from").asText()).isEqualTo(ACCOUNT);
        assertThat(stack.mailFor(READER))
                .singleElement()
                .satisfies(message -> assertThat(message.reversePath()).isEqualTo(ACCOUNT));
    }
}
