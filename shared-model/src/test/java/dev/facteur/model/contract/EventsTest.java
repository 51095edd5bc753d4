package dev.facteur.model.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.model.outcome.CloudEvent;
import dev.facteur.model.outcome.DeliveryFailed;
import dev.facteur.model.outcome.DispatchEvent;
import dev.facteur.model.outcome.DocumentSent;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventsTest {
    private static final List<DispatchEvent> EVENTS = Stream.of(ContractRecord.values())
            .map(ContractRecord::full)
            .filter(DispatchEvent.class::isInstance)
            .map(DispatchEvent.class::cast)
            .toList();

    @Test
    void everyEventIsAmongTheRecords() {
        assertThat(EVENTS)
                .hasSize(DispatchEvent.class.getPermittedSubclasses().length)
                .extracting(DispatchEvent::topic)
                .doesNotHaveDuplicates();
    }

    @Test
    void headersNameTheFact() {
        DocumentSent sent = FullRecords.documentSent();
        Map<String, String> headers = CloudEvent.headers(sent);
        assertThat(headers)
                .containsEntry("ce_type", "dev.facteur.document-sent")
                .containsEntry("ce_subject", "inv-2026-0042-1")
                .containsEntry("ce_time", "2026-12-01T08:00:03.120Z")
                .containsEntry("ce_specversion", "1.0");
        // Readers drop repeats by this id, so it must not change between versions either.
        assertThat(headers.get("ce_id")).isEqualTo("1877ebb8-6d0f-305d-9889-ac8e0ac70de1");
    }

    @Test
    void repeatHasTheSameIdAndTheNextFactAnother() {
        DocumentSent sent = FullRecords.documentSent();
        assertThat(CloudEvent.headers(FullRecords.documentSent())).isEqualTo(CloudEvent.headers(sent));
        assertThat(EVENTS.stream().map(event -> CloudEvent.headers(event).get("ce_id")))
                .doesNotHaveDuplicates();
    }

    @Test
    void wordsOfServersAndAddressesAreNotPrinted() {
        for (DispatchEvent event : EVENTS) {
            assertThat(event.toString())
                    .startsWith(event.topic() + " acme/j.dupond ")
                    .doesNotContain("@", "unknown", "mailbox is full", "password", "Dupond");
        }
        DeliveryFailed failed = FullRecords.deliveryFailed();
        assertThat(failed.smtp().orElseThrow()).hasToString("RCPT 550");
        assertThat(failed.recipients().getFirst()).hasToString("p…@example.org refused");
    }
}
