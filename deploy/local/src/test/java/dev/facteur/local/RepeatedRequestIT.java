package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facteur.model.NamedAddress;
import dev.facteur.model.Topics;
import dev.facteur.model.document.SendDocument;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StackExtension.class)
class RepeatedRequestIT {

    @Test
    void theSameRequestTwiceIsOneMailAndTwoEqualEvents(RunningStack stack) {
        NamedAddress reader = NamedAddress.of("repeated.reader@societe-cliente.example");
        SendDocument request = Sample.request("repeated", Sample.RELAY_SENDER, reader, List.of(Sample.invoice()));

        stack.send(request);
        stack.requests().publish(request);

        await().atMost(RunningStack.PATIENCE)
                .until(() -> stack.eventsOf("repeated").size() == 2);
        List<Outcome> events = stack.eventsOf("repeated");
        assertThat(events).extracting(Outcome::topic).containsOnly(Topics.DOCUMENT_SENT);
        assertThat(events.get(1).json()).isEqualTo(events.get(0).json());
        assertThat(events.get(1).header("ce_id"))
                .isNotEmpty()
                .isEqualTo(events.get(0).header("ce_id"));
        assertThat(stack.mailFor(reader)).hasSize(1);
    }
}
