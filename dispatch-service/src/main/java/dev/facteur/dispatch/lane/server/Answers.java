package dev.facteur.dispatch.lane.server;

import dev.facteur.dispatch.delivery.DeliveryOutcome;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Accepted;
import dev.facteur.dispatch.delivery.DeliveryOutcome.AuthenticationExpired;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Deferred;
import dev.facteur.dispatch.delivery.DeliveryOutcome.PartlyAccepted;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Rejected;
import dev.facteur.dispatch.delivery.DeliveryOutcome.Uncertain;
import dev.facteur.dispatch.lane.server.CircuitBreaker.Answer;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.SmtpDetail;
import java.util.Optional;

/** Whether a server is there, by how an attempt ended. Pure. */
final class Answers {
    private static final String TIMED_OUT = "TIMED_OUT";

    private Answers() {}

    static Answer ofSmtp(DeliveryOutcome outcome) {
        return switch (outcome) {
            case Accepted _, PartlyAccepted _ -> Answer.GIVEN;
            case Rejected rejected -> answer(rejected.smtp());
            case AuthenticationExpired expired -> answer(expired.smtp());
            case Uncertain uncertain -> answer(uncertain.smtp());
            case Deferred deferred ->
                deferred.reason() == DelayReason.SERVER_UNREACHABLE
                        ? deferred.smtp().flatMap(smtp -> code(smtp)).orElse(Answer.NONE)
                        : answer(deferred.smtp());
        };
    }

    /** Of an API that was asked: a 503 in front of it, or something that broke behind it, is no answer of its own. */
    static Answer ofApi(DeliveryOutcome outcome) {
        return switch (outcome) {
            case Accepted _, PartlyAccepted _, Rejected _, AuthenticationExpired _ -> Answer.GIVEN;
            case Uncertain _ -> Answer.NONE;
            case Deferred deferred -> deferred.reason() == DelayReason.SERVER_UNREACHABLE ? Answer.NONE : Answer.GIVEN;
        };
    }

    private static Answer answer(Optional<SmtpDetail> smtp) {
        return smtp.flatMap(Answers::code)
                .orElseGet(() -> smtp.flatMap(SmtpDetail::text)
                        .filter(TIMED_OUT::equals)
                        .map(_ -> Answer.NONE)
                        .orElse(Answer.NOT_ASKED));
    }

    private static Optional<Answer> code(SmtpDetail smtp) {
        return smtp.code().isPresent() ? Optional.of(Answer.GIVEN) : Optional.empty();
    }
}
