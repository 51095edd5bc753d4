package dev.facteur.dispatch.delivery.microsoft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facteur.dispatch.delivery.http.PostResult;
import dev.facteur.dispatch.delivery.http.Refusal;
import dev.facteur.model.FacteurJson;

/** Reads what Graph answers: the JSON of OData, or whatever stands in front of it. Pure. */
final class MicrosoftAnswers {
    private static final ObjectMapper JSON = FacteurJson.newMapper();

    private MicrosoftAnswers() {}

    static Refusal refusal(PostResult.Answered answered) {
        JsonNode error = read(answered.body()).path("error");
        return new Refusal(
                answered.status(),
                error.path("code").asText(),
                error.path("message").asText(),
                answered.retryAfter());
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return JSON.nullNode();
        }
    }
}
