package dev.facteur.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.facteur.model.Topics;
import dev.facteur.model.outcome.FailureCause;
import java.util.Optional;

/** What should become of a request. */
sealed interface Expectation {
    /** Accepted by the server of this method, as the wire names it: {@code RELAY}, {@code SMTP}. */
    record Sent(String method) implements Expectation {
        @Override
        public String toString() {
            return Topics.DOCUMENT_SENT + " by " + method;
        }
    }

    /** Refused for this cause, in the server's own words. */
    record Failed(FailureCause cause, String enhancedCode) implements Expectation {
        @Override
        public String toString() {
            return Topics.DELIVERY_FAILED + " with " + cause + " " + enhancedCode;
        }
    }

    /** What was found instead; empty if all is as expected. */
    default Optional<String> difference(String requestId, Optional<Outcome> outcome) {
        String found = outcome.map(Expectation::found).orElse("nothing yet");
        return found.equals(toString())
                ? Optional.empty()
                : Optional.of("%s: expected %s, found %s".formatted(requestId, this, found));
    }

    private static String found(Outcome outcome) {
        JsonNode event = outcome.json();
        return switch (outcome.topic()) {
            case Topics.DOCUMENT_SENT -> new Sent(event.path("method").asText()).toString();
            case Topics.DELIVERY_FAILED ->
                Topics.DELIVERY_FAILED + " with " + event.path("cause").asText() + " "
                        + event.path("smtp").path("enhanced").asText();
            default -> outcome.topic();
        };
    }
}
