package dev.facteur.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.facteur.model.Topics;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** An outcome as one line for a person: topic, request, what happened. */
final class OutcomeLine {
    private static final int TOPIC_WIDTH = 22;
    private static final int SUBJECT_WIDTH = 16;

    private OutcomeLine() {}

    static String of(Outcome outcome, Terminal terminal) {
        String topic = Terminal.pad(outcome.topic(), TOPIC_WIDTH);
        String subject = outcome.requestId().orElse(outcome.key());
        return "  ← " + painted(outcome.topic(), topic, terminal) + "  " + Terminal.pad(subject, SUBJECT_WIDTH) + "  "
                + detail(outcome);
    }

    private static String painted(String topic, String text, Terminal terminal) {
        return switch (topic) {
            case Topics.DOCUMENT_SENT, Topics.AUTHENTICATION_RESTORED -> terminal.good(text);
            case Topics.DELIVERY_DELAYED, Topics.AUTHENTICATION_EXPIRED -> terminal.notable(text);
            default -> terminal.bad(text);
        };
    }

    private static String detail(Outcome outcome) {
        JsonNode event = outcome.json();
        return switch (outcome.topic()) {
            case Topics.DOCUMENT_SENT ->
                "from %s by %s: %s"
                        .formatted(
                                event.path("from").asText(),
                                event.path("method").asText(),
                                recipients(event));
            case Topics.DELIVERY_FAILED ->
                "%s, %s acts: %s"
                        .formatted(
                                event.path("cause").asText(),
                                event.path("whoActs").asText().toLowerCase(Locale.ROOT),
                                event.path("smtp")
                                        .path("text")
                                        .asText(event.path("detail").asText()));
            case Topics.DELIVERY_DELAYED ->
                event.path("reason").asText() + ": " + event.path("detail").asText();
            case Topics.SEND_DOCUMENT_REJECTED -> outcome.header(Topics.REJECTION_REASON);
            default -> event.path("reason").asText(event.path("detail").asText());
        };
    }

    private static String recipients(JsonNode event) {
        return StreamSupport.stream(event.path("recipients").spliterator(), false)
                .map(recipient -> recipient
                        .path("reply")
                        .asText(recipient.path("accepted").asBoolean() ? "accepted" : "refused"))
                .distinct()
                .collect(Collectors.joining("; "));
    }
}
