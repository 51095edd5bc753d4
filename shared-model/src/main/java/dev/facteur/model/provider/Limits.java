package dev.facteur.model.provider;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facteur.model.Fields;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How much an account may send, as far as it is published; where it depends on the contract, the least of what is.
 *
 * @param messagesPerDay within 24 hours
 * @param recipientsPerDay within 24 hours, each counted in each message
 * @param connections at a time
 * @param messageBytes the whole message, encoded as it is sent
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Limits(
        OptionalInt messagesPerMinute,
        OptionalInt messagesPerHour,
        OptionalInt messagesPerDay,
        OptionalInt recipientsPerDay,
        OptionalInt recipientsPerMessage,
        OptionalInt connections,
        OptionalLong messageBytes) {
    static final Limits NONE_KNOWN = new Limits(
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalLong.empty());

    public Limits {
        requirePositive("messagesPerMinute", messagesPerMinute);
        requirePositive("messagesPerHour", messagesPerHour);
        requirePositive("messagesPerDay", messagesPerDay);
        requirePositive("recipientsPerDay", recipientsPerDay);
        requirePositive("recipientsPerMessage", recipientsPerMessage);
        requirePositive("connections", connections);
        messageBytes.ifPresent(bytes -> Fields.requireAtLeast(1, "messageBytes", bytes));
    }

    private static void requirePositive(String field, OptionalInt limit) {
        limit.ifPresent(count -> Fields.requireAtLeast(1, field, count));
    }

    static Limits orNoneKnown(@Nullable Limits limits) {
        return limits == null ? NONE_KNOWN : limits;
    }
}
