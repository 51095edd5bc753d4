package dev.facteur.dispatch.operate.rejected;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facteur.dispatch.intake.rejected.RejectedRecord;
import dev.facteur.dispatch.intake.rejected.RejectedTopic;
import dev.facteur.dispatch.intake.rejected.RejectedTopic.Found;
import dev.facteur.dispatch.operate.rejected.ShownHeaders.ShownHeader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the topic has of a rejected record, as far as an operator may see it. */
@ApplicationScoped
public class RejectedDetails {
    private final RejectedTopic topic;

    RejectedDetails(RejectedTopic topic) {
        this.topic = topic;
    }

    /** Whether the topic has it. */
    public enum Keeping {
        KEPT,
        /** It is older than the topic's retention, or the topic was made anew. */
        GONE,
        /** Kafka does not answer. */
        UNKNOWN
    }

    /** As far as it may be seen. */
    @Schema(name = "RejectedContents")
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Contents(
            Keeping keeping,

            @Schema(description = "Absent where it may hold anything", examples = "\"acme/j.dupond\"")
            Optional<String> key,

            List<ShownHeader> headers,
            Optional<Preview> preview) {
        private static Contents without(Keeping keeping) {
            return new Contents(keeping, Optional.empty(), List.of(), Optional.empty());
        }
    }

    public Contents of(RejectedRecord record) {
        return switch (topic.read(record)) {
            case Found.Kept kept ->
                new Contents(
                        Keeping.KEPT,
                        ShownHeaders.visible(kept.key()),
                        ShownHeaders.of(kept.headers()),
                        Optional.of(Preview.of(kept.value())));
            case Found.Gone _ -> Contents.without(Keeping.GONE);
            case Found.Unreachable _ -> Contents.without(Keeping.UNKNOWN);
        };
    }
}
