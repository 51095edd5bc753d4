package dev.facteur.dispatch;

import dev.facteur.dispatch.compose.ComposedMessage;
import dev.facteur.dispatch.delivery.DeliveryOutcome;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Accepted;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Deferred;
import dev.facteur.dispatch.delivery.DeliveryOutcome.PartlyAccepted;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Uncertain;
import dev.facteur.dispatch.ledger.Claim;
import dev.facteur.dispatch.ledger.SentAs;
import dev.facteur.dispatch.sentcopy.SentLookup;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.RecipientOutcome;
import dev.facteur.model.outcome.WhoActs;
import dev.facteur.model.sender.SenderProfile;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What became of messages of which nobody knows: looked up among the sender's sent mail, right after the reply was lost
 * and once more before they would be sent again. Where some recipients have the document already, the copy that is found
 * may be theirs and proves nothing for the others.
 */
@ApplicationScoped
class UncertainMessages {
    static final String FOUND = "Nobody confirmed it, but the provider has filed it among the sender's sent mail";

    private static final Logger LOGGER = Logger.getLogger(UncertainMessages.class);

    private final SentLookup sent;

    UncertainMessages(SentLookup sent) {
        this.sent = sent;
    }

    /** As it is known after looking; the request's {@code onUncertain} decides about what stays uncertain. */
    DeliveryOutcome look(Claim claim, SenderProfile profile, ComposedMessage message, Uncertain uncertain) {
        if (claim.partlySent().isPresent() || uncertain.mayHaveIt().isEmpty()) {
            return uncertain;
        }
        try {
            return sent.findsSoon(profile, message.messageId()) ? taken(message, uncertain.mayHaveIt()) : uncertain;
        } catch (SQLException unavailable) {
            // What may have left must not be forgotten for that.
            LOGGER.warnf("A message that may have left was not looked for: %s", unavailable.getMessage());
            return uncertain;
        }
    }

    /** What an earlier attempt turns out to have come to, before the same message is submitted again. */
    Optional<DeliveryOutcome> lookAgain(Claim claim, SenderProfile profile, ComposedMessage message)
            throws SQLException {
        Optional<SentAs> before = claim.sentAs()
                .filter(author -> claim.partlySent().isEmpty())
                .filter(author -> !author.mayHaveIt().isEmpty())
                .filter(author -> author.messageId().equals(message.messageId()));
        return before.isPresent() && sent.finds(profile, message.messageId())
                ? Optional.of(taken(message, before.get().mayHaveIt()))
                : Optional.empty();
    }

    /** For those whom the server had accepted; the others are asked for again. */
    private static DeliveryOutcome taken(ComposedMessage message, List<EmailAddress> mayHaveIt) {
        List<RecipientOutcome> accepted = message.recipients().stream()
                .filter(mayHaveIt::contains)
                .map(address -> new RecipientOutcome(address, true, Optional.empty()))
                .toList();
        return accepted.size() == message.recipients().size()
                ? new Accepted(accepted, Optional.empty())
                : new PartlyAccepted(
                        accepted,
                        new Deferred(
                                DelayReason.RETRY,
                                Optional.of(Duration.ZERO),
                                FOUND + "; those whom the server had not accepted are next",
                                Optional.empty(),
                                FailureCause.RECIPIENT_REJECTED,
                                WhoActs.CALLER));
    }
}
