package dev.facteur.dispatch;

import dev.facteur.dispatch.delivery.DeliveryOutcome.Deferred;
import dev.facteur.model.document.SendDocument;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.WhoActs;
import dev.facteur.model.sender.SenderProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What can be said of a request before anybody is contacted. Pure. */
final class Obstacles {
    private Obstacles() {}

    static Optional<Attempt> to(SendDocument request, Optional<SenderProfile> profile, Instant now) {
        if (request.expiresAt().filter(now::isAfter).isPresent()) {
            return Optional.of(Attempt.refused(
                    profile, FailureCause.EXPIRED, WhoActs.CALLER, "The request was valid until its expiresAt"));
        }
        if (request.notBefore().filter(now::isBefore).isPresent()) {
            Duration pause = Duration.between(now, request.notBefore().get());
            return Optional.of(Attempt.without(
                    profile,
                    new Deferred(
                            DelayReason.SCHEDULED,
                            Optional.of(pause),
                            "The request asks to be sent later",
                            Optional.empty(),
                            FailureCause.EXPIRED,
                            WhoActs.CALLER)));
        }
        if (request.inlineBytes() > SendDocument.MAX_INLINE_BYTES) {
            return Optional.of(Attempt.refused(
                    profile,
                    FailureCause.MESSAGE_TOO_LARGE,
                    WhoActs.CALLER,
                    "Attachments with inline content may have 8 MiB in all"));
        }
        return Optional.empty();
    }
}
