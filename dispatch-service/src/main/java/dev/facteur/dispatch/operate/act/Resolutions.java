package dev.facteur.dispatch.operate.act;

import dev.facteur.dispatch.compose.MessageStamp;
import dev.facteur.dispatch.compose.SenderIdentity;
import dev.facteur.dispatch.delivery.smtp.SmtpTransports;
import dev.facteur.dispatch.identity.Caller;
import dev.facteur.dispatch.ledger.Claim;
import dev.facteur.dispatch.ledger.DeliveryState;
import dev.facteur.dispatch.ledger.SentAs;
import dev.facteur.dispatch.ledger.settling.Settlement;
import dev.facteur.dispatch.operate.search.OneDelivery;
import dev.facteur.dispatch.report.OutcomeEvents;
import dev.facteur.dispatch.report.Reporter;
import dev.facteur.dispatch.sender.SenderProfileRepository;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.document.SendDocument;
import dev.facteur.model.outcome.DocumentSent;
import dev.facteur.model.outcome.SentCopy;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.model.sender.SendingMethod;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

/** Settles a held delivery, of which nobody knew whether it was sent, as somebody says who has looked. */
@ApplicationScoped
public class Resolutions {
    private final PersonalClaims claims;
    private final Revivals revivals;
    private final SenderProfileRepository profiles;
    private final SmtpTransports smtp;
    private final Reporter reporter;
    private final Clock clock;

    Resolutions(
            PersonalClaims claims,
            Revivals revivals,
            SenderProfileRepository profiles,
            SmtpTransports smtp,
            Reporter reporter,
            Clock clock) {
        this.claims = claims;
        this.revivals = revivals;
        this.profiles = profiles;
        this.smtp = smtp;
        this.reporter = reporter;
        this.clock = clock;
    }

    /** It was sent: told as that. Its copy, if one was kept, goes into the Sent folder. */
    public ActOutcome asSent(OneDelivery delivery, Caller caller) throws SQLException {
        return switch (claims.take(delivery, DeliveryState.HELD, OperatorActs.Act.RESOLVE, caller)) {
            case Taking.Taken taken -> end(taken, caller);
            case Taking.Elsewhere(DeliveryState state) -> new ActOutcome.Elsewhere(state);
            case Taking.NotKept _ -> new ActOutcome.NotKept();
            case Taking.Unknown _ -> new ActOutcome.Unknown();
        };
    }

    /** It was not, or once more does no harm: the same bytes under the same Message-ID. */
    public ActOutcome again(OneDelivery delivery, Caller caller) throws SQLException {
        return revivals.reviveHeld(delivery, caller);
    }

    private ActOutcome end(Taking.Taken taken, Caller caller) {
        SendingMethod method = taken.claim().triedBy().orElse(SendingMethod.RELAY);
        DocumentSent event = OutcomeEvents.confirmed(
                taken.request(),
                taken.claim(),
                method,
                taken.claim()
                        .sentAs()
                        .map(author -> author.identity().from().address())
                        .orElseGet(() -> from(taken.request(), method)),
                messageId(taken.claim()),
                taken.hasCopy() ? SentCopy.PENDING : SentCopy.NOT_WANTED,
                clock.instant());
        boolean isWritten =
                reporter.report(Settlement.ended(taken.claim(), DeliveryState.SENT, Optional.of(method), event)
                        .by(Actors.of(caller)));
        return isWritten ? new ActOutcome.Done() : new ActOutcome.Overtaken();
    }

    private String messageId(Claim claim) {
        return claim.sentAs()
                .map(SentAs::messageId)
                .orElseGet(() -> MessageStamp.of(
                                claim.tenantId(),
                                claim.requestId(),
                                smtp.relayAddress().asciiDomain(),
                                claim.firstClaimedAt())
                        .messageId());
    }

    /** As it was composed, unless the sender has changed their address since. */
    private EmailAddress from(SendDocument request, SendingMethod method) {
        Optional<SenderProfile> profile = profiles.find(request.key());
        return switch (method) {
            case RELAY ->
                SenderIdentity.relayAuthor(profile, request)
                        .map(author -> SenderIdentity.byRelay(
                                        author, Optional.empty(), smtp.relayAddress(), smtp.relayDomains())
                                .from()
                                .address())
                        .orElseGet(smtp::relayAddress);
            case MAILBOX, GMAIL, MICROSOFT ->
                profile.map(SenderProfile::address).orElseGet(smtp::relayAddress);
        };
    }
}
