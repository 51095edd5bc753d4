package dev.facteur.dispatch.ledger.waiting;

import dev.facteur.model.outcome.DelayReason;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What of a sender waits, or is under way at another process, and goes first.
 *
 * @param reason why the last of it waits
 * @param dueAt when the last of it is due; absent where nothing waits and something is under way elsewhere
 * @param drainedBy the process that has it, and that those behind it are left to
 */
public record WaitingInFront(DelayReason reason, Optional<Instant> dueAt, UUID drainedBy) {}
