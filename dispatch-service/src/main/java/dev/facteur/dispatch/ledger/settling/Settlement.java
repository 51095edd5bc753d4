package dev.facteur.dispatch.ledger.settling;

import com.fasterxml.jackson.databind.JsonNode;
import dev.facteur.dispatch.ledger.Claim;
import dev.facteur.dispatch.ledger.DeliveryState;
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
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is written of a claim when its attempt is over.
 *
 * @param dueAt when the next attempt is due; absent while nobody knows, as for a sender who must sign in again
 * @param deferredSince since when it has been deferred again and again
 * @param method how it was sent or would have been; absent while the sender is not known
 * @param payload the request's bytes, to be parked
 * @param event to be told; absent where a wait goes on for the reason that was told already
 * @param server to which a parked request is to be given, as the lanes call it
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
        Optional<String> server) {
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
                Optional.empty());
    }

    /** The same, which waits to be given to this server. */
    public Settlement forServer(String name) {
        return new Settlement(claim, state, dueAt, reason, deferredSince, method, payload, event, Optional.of(name));
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
