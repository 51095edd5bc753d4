package dev.facteur.settings.history;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One change of a profile. */
@Schema(name = "HistoryEntry", description = "One change of a sender profile; never a value, never a secret.")
public record HistoryEntry(
        @Schema(description = "When", examples = "\"2026-11-24T09:30:00Z\"")
        Instant at,

        @Schema(description = "The sender who changed it, or `facteur`", examples = "\"j.dupond\"")
        String actor,

        @Schema(description = "What happened") HistoryAction action,
        @Schema(description = "The version it led to") long version,

        @Schema(description = "JSON Pointers of the fields that changed", examples = "[\"/smtp/host\"]")
        List<String> fields) {

    static HistoryEntry of(HistoryEntity row) {
        return new HistoryEntry(row.at, row.actor, row.action, row.version, List.copyOf(row.fields));
    }
}
