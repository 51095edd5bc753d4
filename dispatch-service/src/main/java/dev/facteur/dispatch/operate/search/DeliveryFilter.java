package dev.facteur.dispatch.operate.search;

import dev.facteur.dispatch.ledger.DeliveryState;
import dev.facteur.model.RequestId;
import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.TenantId;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.WhoActs;
import dev.facteur.model.sender.SendingMethod;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which deliveries are meant: those that fit all of it.
 *
 * @param states any of them; empty: every state
 * @param documentId the {@code id} in the caller's reference to the document
 * @param since asked for at this time or later
 * @param until asked for before this time
 */
public record DeliveryFilter(
        Optional<TenantId> tenant,
        Optional<SenderId> sender,
        Optional<RequestId> requestId,
        Set<DeliveryState> states,
        Optional<DelayReason> reason,
        Optional<FailureCause> cause,
        Optional<WhoActs> whoActs,
        Optional<SendingMethod> method,
        Optional<String> documentId,
        Optional<Instant> since,
        Optional<Instant> until) {
    public DeliveryFilter {
        states = Set.copyOf(states);
    }

    /** Whether it names what is only one tenant's, and no tenant. */
    public boolean lacksTenant() {
        return tenant.isEmpty() && (sender.isPresent() || requestId.isPresent());
    }

    /** The same among one person's deliveries; empty if it asks for somebody else's, which do not exist for them. */
    public Optional<DeliveryFilter> ownedBy(SenderKey owner) {
        boolean isOfOthers = tenant.filter(asked -> !asked.equals(owner.tenantId()))
                        .isPresent()
                || sender.filter(asked -> !asked.equals(owner.senderId())).isPresent();
        return isOfOthers
                ? Optional.empty()
                : Optional.of(new DeliveryFilter(
                        Optional.of(owner.tenantId()),
                        Optional.of(owner.senderId()),
                        requestId,
                        states,
                        reason,
                        cause,
                        whoActs,
                        method,
                        documentId,
                        since,
                        until));
    }

    /** The same, of none asked for before. */
    public DeliveryFilter since(Instant earliest) {
        return new DeliveryFilter(
                tenant,
                sender,
                requestId,
                states,
                reason,
                cause,
                whoActs,
                method,
                documentId,
                Optional.of(earliest),
                until);
    }

    /** The same among these states only; empty if it asks for none of them. */
    public Optional<DeliveryFilter> among(Set<DeliveryState> possible) {
        Set<DeliveryState> asked = states.isEmpty() ? possible : states;
        Set<DeliveryState> common = asked.stream().filter(possible::contains).collect(Collectors.toSet());
        return common.isEmpty()
                ? Optional.empty()
                : Optional.of(new DeliveryFilter(
                        tenant, sender, requestId, common, reason, cause, whoActs, method, documentId, since, until));
    }
}
