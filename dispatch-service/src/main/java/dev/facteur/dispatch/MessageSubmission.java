package dev.facteur.dispatch;

import dev.facteur.dispatch.attachment.Attachments;
import dev.facteur.dispatch.attachment.FetchedFiles;
import dev.facteur.dispatch.attachment.FetchingResult;
import dev.facteur.dispatch.compose.ComposedMessage;
import dev.facteur.dispatch.compose.MessageComposer;
import dev.facteur.dispatch.compose.MessageStamp;
import dev.facteur.dispatch.compose.RecipientFields;
import dev.facteur.dispatch.compose.SenderIdentity;
import dev.facteur.dispatch.delivery.DeliveryOutcome;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Deferred;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Uncertain;
import dev.facteur.dispatch.delivery.Transport;
import dev.facteur.dispatch.delivery.smtp.SmtpTransports;
import dev.facteur.dispatch.ledger.DispatcherLease;
import dev.facteur.dispatch.ledger.SentAs;
import dev.facteur.dispatch.ledger.claiming.Ledger;
import dev.facteur.dispatch.sentcopy.CopyPlan;
import dev.facteur.dispatch.sentcopy.SentCopies;
import dev.facteur.dispatch.watch.Tracing;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.document.OnUncertain;
import dev.facteur.model.document.SendDocument;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.RecipientOutcome;
import dev.facteur.model.outcome.WhoActs;
import dev.facteur.model.sender.SenderProfile;
import io.opentelemetry.api.trace.SpanKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The message of one attempt: fetch what it refers to, compose, keep a copy, submit. */
@ApplicationScoped
class MessageSubmission {
    private static final Logger LOGGER = Logger.getLogger(MessageSubmission.class);

    private final Attachments attachments;
    private final SmtpTransports smtp;
    private final Ledger ledger;
    private final SentCopies copies;
    private final UncertainMessages uncertain;
    private final DispatcherLease lease;
    private final Tracing tracing;
    private final MessageComposer composer;

    MessageSubmission(
            Attachments attachments,
            SmtpTransports smtp,
            Ledger ledger,
            SentCopies copies,
            UncertainMessages uncertain,
            DispatcherLease lease,
            Tracing tracing,
            @ConfigProperty(name = "facteur.compose.zone", defaultValue = "UTC") ZoneId zone) {
        this.attachments = attachments;
        this.smtp = smtp;
        this.ledger = ledger;
        this.copies = copies;
        this.uncertain = uncertain;
        this.lease = lease;
        this.tracing = tracing;
        this.composer = new MessageComposer(zone);
    }

    /** Submits. What its attachments refer to is here and checked before anybody is contacted who takes mail. */
    Attempt submit(Assignment assignment, Optional<SenderProfile> profile, SenderIdentity identity, Transport transport)
            throws SQLException {
        return switch (attachments.fetch(assignment.request())) {
            case FetchingResult.Ready(FetchedFiles files) -> {
                try (files) {
                    yield submit(assignment, profile, identity, files, transport);
                }
            }
            case FetchingResult.Failed(FailureCause cause, WhoActs whoActs, String detail) ->
                Attempt.refused(profile, cause, whoActs, detail);
            case FetchingResult.NotNow(String detail, Optional<Duration> retryAfter) ->
                Attempt.without(
                        profile,
                        new Deferred(
                                DelayReason.RETRY,
                                retryAfter,
                                detail,
                                Optional.empty(),
                                FailureCause.ATTACHMENT_UNAVAILABLE,
                                WhoActs.CALLER));
        };
    }

    private Attempt submit(
            Assignment assignment,
            Optional<SenderProfile> profile,
            SenderIdentity identity,
            FetchedFiles files,
            Transport transport)
            throws SQLException {
        SendDocument request = assignment.request();
        Set<EmailAddress> settled = settled(assignment);
        RecipientFields named = transport.mailsWhomTheHeaderNames()
                ? RecipientFields.mailed(request, settled)
                : RecipientFields.shown(request);
        ComposedMessage message = compose(assignment, named, identity, files).withoutRecipients(settled);
        // By the relay there is no Sent folder of the sender's, whoever's place it takes.
        Optional<SenderProfile> mailbox = profile.filter(_ -> !assignment.isDetour());
        CopyPlan copy = copies.planFor(mailbox);
        Optional<DeliveryOutcome> earlier = mailbox.isPresent()
                ? uncertain.lookAgain(assignment.claim(), mailbox.get(), message)
                : Optional.empty();
        if (earlier.isPresent()) {
            return new Attempt(profile, Optional.of(message), copy.promise(), earlier.get())
                    .noting(UncertainMessages.FOUND);
        }
        if (copy.isToBeFiled()
                && !copies.prepare(request, assignment.claim(), profile.orElseThrow(), message, copy.pause())) {
            return Attempt.lost(profile);
        }
        if (request.onUncertain() == OnUncertain.HOLD && !ledger.markSubmitting(assignment.claim())) {
            return Attempt.lost(profile);
        }
        return concluded(
                assignment, new Attempt(profile, Optional.of(message), copy.promise(), submit(transport, message)));
    }

    private Attempt concluded(Assignment assignment, Attempt attempt) {
        if (!(attempt.outcome() instanceof Uncertain lost) || attempt.profile().isEmpty() || assignment.isDetour()) {
            return attempt;
        }
        DeliveryOutcome known = uncertain.look(
                assignment.claim(), attempt.profile().get(), attempt.message().orElseThrow(), lost);
        return known.equals(lost) ? attempt : attempt.withOutcome(known).noting(UncertainMessages.FOUND);
    }

    /**
     * Who has the document, or may have it, has it under an author and a Message-ID. The others get the same bytes, also
     * if the sender has another name by now; if they have another address, it is another message.
     */
    private ComposedMessage compose(
            Assignment assignment, RecipientFields named, SenderIdentity identity, FetchedFiles files) {
        SendDocument request = assignment.request();
        Instant date = assignment.claim().firstClaimedAt();
        MessageStamp stamp = MessageStamp.of(
                request.tenantId(), request.requestId(), smtp.relayAddress().asciiDomain(), date);
        Optional<SentAs> before = assignment.claim().sentAs();
        if (before.isEmpty()) {
            return composer.compose(request, named, files.byReference(), identity, stamp);
        }
        SenderIdentity first = before.get().identity();
        return first.isSameSenderAs(identity)
                ? composer.compose(
                        request,
                        named,
                        files.byReference(),
                        first,
                        MessageStamp.again(before.get().messageId(), date))
                : composer.compose(
                        request,
                        named,
                        files.byReference(),
                        identity,
                        stamp.forAnother(identity.from().address()));
    }

    private static Set<EmailAddress> settled(Assignment assignment) {
        return assignment.claim().partlySent().stream()
                .flatMap(sent -> sent.recipients().stream())
                .map(RecipientOutcome::address)
                .collect(Collectors.toSet());
    }

    private DeliveryOutcome submit(Transport transport, ComposedMessage message) {
        try (var _ = tracing.step("submit", SpanKind.CLIENT)) {
            return transport.submit(message, lease::isHeld);
        } catch (RuntimeException ourFault) {
            // A transport translates what can be expected. Where it broke, the final dot may have been written.
            LOGGER.errorf(ourFault, "%s broke its transport", message);
            return new Uncertain("Facteur had a fault of its own while it sent", Optional.empty());
        }
    }
}
