package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.model.NamedAddress;
import dev.facteur.model.Topics;
import dev.facteur.model.document.Attachment;
import dev.facteur.model.document.MediaType;
import dev.facteur.model.document.SendDocument;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** More bytes at once than dispatch has memory for: Kafka waits, dispatch goes on. */
@ExtendWith(StackExtension.class)
class LargeRequestsIT {
    private static final int DOCUMENTS = 20;

    @Test
    void twentyOfTheLargestDocumentsLeaveThoughTheyDoNotFitIntoMemoryTogether(RunningStack stack) {
        NamedAddress reader = NamedAddress.of("large.reader@societe-cliente.example");
        byte[] bytes = new byte[(int) SendDocument.MAX_INLINE_BYTES];
        new Random(42).nextBytes(bytes);
        List<Attachment> plans = List.of(Attachment.inline("plans.pdf", MediaType.PDF, bytes));

        IntStream.range(0, DOCUMENTS)
                .mapToObj(i -> Sample.request("large-" + i, Sample.RELAY_SENDER, reader, plans))
                .forEach(stack.requests()::publish);

        assertThat(IntStream.range(0, DOCUMENTS)
                        .mapToObj(i -> stack.awaitFinal("large-" + i))
                        .map(Outcome::topic))
                .containsOnly(Topics.DOCUMENT_SENT);
        assertThat(stack.mailFor(reader)).hasSize(DOCUMENTS);
    }
}
