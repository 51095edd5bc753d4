package dev.facteur.dispatch.ledger;

import dev.facteur.model.RequestId;
import dev.facteur.model.TenantId;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.sender.SendingMethod;
import java.time.Instant;
import java.util.Optional;

/**
 * The right to make one attempt, for this process alone.
 *
 * @param attempt counts from 1; the ledger takes the outcome only while it is still the request's current attempt
 * @param firstClaimedAt when the first attempt was claimed; dates the message
 * @param deferredSince since when it has been deferred again and again; absent if it never was, or waited for its sender
 * @param awaitsSenderSince since when it has waited for its sender to sign in again; absent if it can leave
 * @param triedBy the method of the attempts before this one
 * @param waitedFor why the request was parked before this attempt
 * @param partlySent present once a server took the document for some recipients: the event as it would be if those were
 *     all, with the recipients of whom nothing more is to be asked
 * @param sentAs present once somebody has the document or may have it
 * @param mayHaveLeft a process was lost that had it, and may have sent it by the way it was on
 * @param insteadOf the sender's own method, where it goes by the relay instead
 */
public record Claim(
        TenantId tenantId,
        RequestId requestId,
        int attempt,
        Instant firstClaimedAt,
        Optional<DelayReason> waitedFor,
        Optional<Instant> deferredSince,
        Optional<Instant> awaitsSenderSince,
        Optional<SendingMethod> triedBy,
        Optional<DocumentSent> partlySent,
        Optional<SentAs> sentAs,
        boolean mayHaveLeft,
        Optional<SendingMethod> insteadOf) {

    /** The first attempt of a new request. */
    public static Claim first(TenantId tenantId, RequestId requestId, Instant now) {
        return new Claim(
                tenantId,
                requestId,
                1,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty());
    }

    /** After an attempt that brought it to some recipients more. Its wait is another one, and is told again. */
    public Claim partlySent(DocumentSent soFar) {
        return new Claim(
                tenantId,
                requestId,
                attempt,
                firstClaimedAt,
                Optional.empty(),
                deferredSince,
                awaitsSenderSince,
                triedBy,
                Optional.of(soFar),
                sentAs,
                mayHaveLeft,
                insteadOf);
    }

    /** After an attempt that brought it to somebody, or may have. */
    public Claim sentAs(SentAs author) {
        return with(Optional.of(author), insteadOf);
    }

    /** The same, which goes by the relay instead of that method; empty: by the sender's own. */
    public Claim insteadOf(Optional<SendingMethod> method) {
        return with(sentAs, method);
    }

    /** Whether somebody has it, or may have it, by the way it was on: it goes on by that one, and by no other. */
    public boolean isBound() {
        return mayHaveLeft || partlySent.isPresent() || sentAs.isPresent();
    }

    private Claim with(Optional<SentAs> author, Optional<SendingMethod> method) {
        return new Claim(
                tenantId,
                requestId,
                attempt,
                firstClaimedAt,
                waitedFor,
                deferredSince,
                awaitsSenderSince,
                triedBy,
                partlySent,
                author,
                mayHaveLeft,
                method);
    }
}
