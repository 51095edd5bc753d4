package dev.facteur.dispatch.ledger.waiting;

import dev.facteur.model.outcome.DelayReason;
import java.time.Instant;

/** What of a sender waits and goes first: the last of it is due then, for this reason. */
public record WaitingInFront(DelayReason reason, Instant dueAt) {}
