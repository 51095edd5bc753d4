package dev.facteur.dispatch.ledger.settling;

import com.fasterxml.jackson.databind.JsonNode;
import dev.facteur.dispatch.ledger.Claim;
import dev.facteur.dispatch.ledger.DeliveryState;
import dev.facteur.dispatch.ledger.Step;
import dev.facteur.dispatch.ledger.Step.Actor;
import dev.facteur.dispatch.ledger.Tried;
import dev.facteur.model.document.DocumentReference;
import dev.facteur.model.outcome.AuthenticationExpired;
import dev.facteur.model.outcome.AuthenticationRestored;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.DeliveryDelayed;
import dev.facteur.model.outcome.DeliveryFailed;
import dev.facteur.model.outcome.DispatchEvent;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.outcome.SentCopyFailed;
import dev.facteur.model.sender.SendingMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is written of a claim when its attempt is over.
 *
 * @param dueAt when the next attempt is due; absent while nobody knows, as for a sender who must sign in again
 * @param deferredSince since when it has been deferred again and again
 * @param method how it was sent or would have been; absent while the sender is not known
 * @param payload the request's bytes, to be parked or kept; without them they are forgotten
 * @param event to be told; absent where a wait goes on for the reason that was told already
 * @param server to which a parked request is to be given, as the lanes call it
 * @param tried what was tried; absent where nothing was
 * @param by whose act it is; absent where it came by itself
 * @param drainedBy the process that takes a parked request when it is due; absent: the one that parks it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Settlement(
        Claim claim,
        DeliveryState state,
        Optional<Instant> dueAt,
        Optional<DelayReason> reason,
        Optional<Instant> deferredSince,
        Optional<SendingMethod> method,
        byte @Nullable [] payload,
        Optional<DispatchEvent> event,
        Optional<String> server,
        Optional<Tried> tried,
        Optional<Actor> by,
        Optional<UUID> drainedBy) {
    /** Deferred again and again for one reason: of so many attempts each has its step. */
    private static final int MOST_ALIKE = 50;

    /** What an index takes. */
    private static final int MAX_DOCUMENT_ID = 500;

    public static Settlement ended(
            Claim claim, DeliveryState state, Optional<SendingMethod> method, DispatchEvent event) {
        return new Settlement(
                claim,
                state,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                method,
                null,
                Optional.of(event),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static Settlement parked(
            Claim claim,
            DelayReason reason,
            Optional<Instant> dueAt,
            Optional<Instant> deferredSince,
            Optional<SendingMethod> method,
            byte[] payload,
            Optional<DispatchEvent> event) {
        return new Settlement(
                claim,
                DeliveryState.WAITING,
                dueAt,
                Optional.of(reason),
                deferredSince,
                method,
                payload,
                event,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same, which waits to be given to this server. */
    public Settlement forServer(String name) {
        return new Settlement(
                claim,
                state,
                dueAt,
                reason,
                deferredSince,
                method,
                payload,
                event,
                Optional.of(name),
                tried,
                by,
                drainedBy);
    }

    /** The same, of which the request is kept: somebody may want it to be sent again. */
    public Settlement keeping(byte[] request) {
        return new Settlement(
                claim, state, dueAt, reason, deferredSince, method, request, event, server, tried, by, drainedBy);
    }

    /** The same, after something was tried. */
    public Settlement after(Optional<Tried> attempt) {
        return new Settlement(
                claim, state, dueAt, reason, deferredSince, method, payload, event, server, attempt, by, drainedBy);
    }

    /** The same, as somebody's act. */
    public Settlement by(Actor actor) {
        return new Settlement(
                claim,
                state,
                dueAt,
                reason,
                deferredSince,
                method,
                payload,
                event,
                server,
                tried,
                Optional.of(actor),
                drainedBy);
    }

    /** The same, left to the process that has what goes before it. */
    public Settlement leftTo(UUID process) {
        return new Settlement(
                claim,
                state,
                dueAt,
                reason,
                deferredSince,
                method,
                payload,
                event,
                server,
                tried,
                by,
                Optional.of(process));
    }

    /**
     * What is noted of it for those who look into it later: nothing of the commonest way, of which the delivery itself says
     * all, and nothing of waits that go on without an attempt.
     */
    Optional<Step> step() {
        boolean isNoted = tried.filter(known -> !known.detail().isEmpty()).isPresent()
                || claim.insteadOf().isPresent();
        boolean isSentAtOnce = state == DeliveryState.SENT && claim.attempt() == 1 && !isNoted;
        boolean isNews = event.isPresent() || (tried.isPresent() && claim.attempt() <= MOST_ALIKE);
        return isSentAtOnce || !isNews ? Optional.empty() : Optional.of(newStep());
    }

    private Step newStep() {
        return new Step(
                event.map(DispatchEvent::at).or(() -> tried.map(Tried::at)).orElseThrow(),
                claim.attempt(),
                state,
                reason,
                // One that waits for its sender is due when it is given up.
                dueAt.filter(_ -> reason.filter(DelayReason.AUTHENTICATION_EXPIRED::equals)
                        .isEmpty()),
                failure().map(DeliveryFailed::cause),
                failure().map(DeliveryFailed::whoActs),
                failure()
                        .map(DeliveryFailed::detail)
                        .or(() -> event.filter(DeliveryDelayed.class::isInstance)
                                .map(told -> ((DeliveryDelayed) told).detail()))
                        .or(() -> tried.map(Tried::detail).filter(detail -> !detail.isEmpty())),
                tried.flatMap(Tried::smtp).or(() -> failure().flatMap(DeliveryFailed::smtp)),
                tried.map(Tried::took).map(Duration::toMillis),
                event.map(DispatchEvent::topic),
                by);
    }

    /** The event that it failed, or that nobody knows. */
    Optional<DeliveryFailed> failure() {
        return event.filter(DeliveryFailed.class::isInstance).map(DeliveryFailed.class::cast);
    }

    /** What the caller's reference calls the document, to find it by. PostgreSQL has no NUL in a text, nor half a character. */
    Optional<String> documentId() {
        Optional<DocumentReference> document = event.flatMap(told -> switch (told) {
            case DocumentSent sent -> sent.document();
            case DeliveryDelayed delayed -> delayed.document();
            case DeliveryFailed failed -> failed.document();
            case SentCopyFailed _, AuthenticationExpired _, AuthenticationRestored _ -> Optional.empty();
        });
        return document.map(reference -> reference.value().path("id"))
                .filter(JsonNode::isValueNode)
                .filter(id -> !id.isNull())
                .map(JsonNode::asText)
                .filter(id -> id.length() <= MAX_DOCUMENT_ID)
                .filter(id -> id.codePoints().noneMatch(Settlement::isNoCharacter));
    }

    private static boolean isNoCharacter(int codePoint) {
        return codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE;
    }

    @Override
    public String toString() {
        return claim.tenantId() + "/" + claim.requestId() + " " + state;
    }
}
