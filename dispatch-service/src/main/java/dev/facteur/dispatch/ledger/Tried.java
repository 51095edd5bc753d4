package dev.facteur.dispatch.ledger;

import dev.facteur.model.outcome.SmtpDetail;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * That something was tried, for those who look into it later.
 *
 * @param at when it was over
 * @param detail what came of it, without addresses
 * @param smtp where the conversation ended, and with which words
 */
public record Tried(Instant at, Duration took, String detail, Optional<SmtpDetail> smtp) {
    /** Without the words of servers. */
    @Override
    public String toString() {
        return "tried for " + took.toMillis() + " ms";
    }
}
