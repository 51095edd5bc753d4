package dev.facteur.dispatch.delivery.gmail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facteur.dispatch.delivery.http.PostResult;
import dev.facteur.dispatch.delivery.http.Refusal;
import dev.facteur.dispatch.delivery.http.RetryAfter;
import dev.facteur.model.FacteurJson;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what Gmail answers: Google's usual JSON, or whatever stands in front of it. Pure. */
final class GmailAnswers {
    private static final ObjectMapper JSON = FacteurJson.newMapper();

    /** The sending limit of a mailbox ends then; Gmail has it in the sentence only. */
    private static final Pattern RETRY_AFTER = Pattern.compile("Retry after (\\S+Z)");

    private GmailAnswers() {}

    /** Gmail's own id of the message it has sent. */
    static Optional<String> id(String body) {
        return Optional.of(read(body).path("id").asText()).filter(id -> !id.isEmpty());
    }

    static Refusal refusal(PostResult.Answered answered, Instant now) {
        JsonNode error = read(answered.body()).path("error");
        String message = error.path("message").asText();
        return new Refusal(
                answered.status(), reason(error), message, answered.retryAfter().or(() -> inSentence(message, now)));
    }

    /** The most telling there is: a code of the status is shared by many reasons. */
    private static String reason(JsonNode error) {
        String detail = error.at("/details/0/reason").asText();
        String reason = error.at("/errors/0/reason").asText(detail);
        return reason.isEmpty() ? error.path("status").asText() : reason;
    }

    private static Optional<Duration> inSentence(String message, Instant now) {
        Matcher time = RETRY_AFTER.matcher(message);
        try {
            // Some have met times that were past already: those say nothing.
            return Optional.of(time)
                    .filter(Matcher::find)
                    .map(found -> Instant.parse(found.group(1)))
                    .filter(now::isBefore)
                    .map(then -> RetryAfter.until(then, now));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            // A page of some proxy: the status must do.
            return JSON.nullNode();
        }
    }
}
