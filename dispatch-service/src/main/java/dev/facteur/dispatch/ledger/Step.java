package dev.facteur.dispatch.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facteur.model.FacteurJson;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.SmtpDetail;
import dev.facteur.model.outcome.WhoActs;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing that happened to a delivery.
 *
 * @param at when it was over
 * @param attempt the number of the claim it came of
 * @param state what it came to
 * @param until when a wait ends
 * @param detail a sentence for whoever looks into it, without addresses
 * @param smtp where the conversation ended, and with which words
 * @param tookMillis how long was tried; absent if nothing was
 * @param event topic of the event that tells of it; absent where a wait goes on for a reason that was told already
 * @param by whose act it was; absent where it came by itself
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Step(
        Instant at,
        int attempt,
        DeliveryState state,
        Optional<DelayReason> reason,
        Optional<Instant> until,
        Optional<FailureCause> cause,
        Optional<WhoActs> whoActs,
        Optional<String> detail,
        Optional<SmtpDetail> smtp,
        Optional<Long> tookMillis,
        Optional<String> event,
        Optional<Actor> by) {
    private static final ObjectMapper JSON = FacteurJson.newMapper();

    /** Who may act on a delivery. The operator's name stands in the audit, which is not the sender's to read. */
    public enum Actor {
        SENDER,
        OPERATOR
    }

    public static Step read(String json) {
        try {
            return JSON.readValue(json, Step.class);
        } catch (JsonProcessingException ourFault) {
            throw new IllegalStateException("a step in the ledger cannot be read", ourFault);
        }
    }

    public String write() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException ourFault) {
            throw new IllegalStateException("a step cannot be written", ourFault);
        }
    }

    /** Where it led; not the words of servers. */
    @Override
    public String toString() {
        return "attempt " + attempt + " " + state;
    }
}
