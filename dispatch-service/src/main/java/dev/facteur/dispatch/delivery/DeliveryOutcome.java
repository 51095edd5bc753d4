package dev.facteur.dispatch.delivery;

import dev.facteur.model.EmailAddress;
import dev.facteur.model.outcome.DelayReason;
import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.RecipientOutcome;
import dev.facteur.model.outcome.SmtpDetail;
import dev.facteur.model.outcome.WhoActs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How one attempt to deliver a document ended. A refused mail is not an exception. */
public sealed interface DeliveryOutcome {

    /** A server took responsibility (RFC 5321 §4.2.5), perhaps not for every recipient. */
    record Accepted(List<RecipientOutcome> recipients, Optional<String> providerMessageId) implements DeliveryOutcome {}

    /**
     * A server took responsibility for some, and wants to be asked again about the others, and about nobody else.
     *
     * @param settled those accepted, and those refused for good
     */
    record PartlyAccepted(List<RecipientOutcome> settled, Deferred rest) implements DeliveryOutcome {}

    /**
     * Not now. Nothing was accepted.
     *
     * @param retryAfter the time the server asked for; absent: as the retry schedule says
     * @param ifGivenUp what the failure is called if no later attempt succeeds either
     */
    record Deferred(
            DelayReason reason,
            Optional<Duration> retryAfter,
            String detail,
            Optional<SmtpDetail> smtp,
            FailureCause ifGivenUp,
            WhoActs whoActs)
            implements DeliveryOutcome {
        public Deferred atOnce() {
            return after(Duration.ZERO);
        }

        public Deferred after(Duration pause) {
            return new Deferred(reason, Optional.of(pause), detail, smtp, ifGivenUp, whoActs);
        }
    }

    /** Never, as it is. */
    record Rejected(
            FailureCause cause,
            WhoActs whoActs,
            String detail,
            Optional<SmtpDetail> smtp,
            List<RecipientOutcome> recipients)
            implements DeliveryOutcome {
        public static Rejected because(FailureCause cause, WhoActs whoActs, String detail) {
            return new Rejected(cause, whoActs, detail, Optional.empty(), List.of());
        }
    }

    /** Nothing of this sender can leave until they sign in again. */
    record AuthenticationExpired(String reason, Optional<SmtpDetail> smtp) implements DeliveryOutcome {}

    /**
     * The connection was lost after the final dot: nobody knows (RFC 1047).
     *
     * @param mayHaveIt whom the server had accepted before; empty where that is not known either
     */
    record Uncertain(String detail, Optional<SmtpDetail> smtp, List<EmailAddress> mayHaveIt)
            implements DeliveryOutcome {
        public Uncertain {
            mayHaveIt = List.copyOf(mayHaveIt);
        }

        public Uncertain(String detail, Optional<SmtpDetail> smtp) {
            this(detail, smtp, List.of());
        }
    }
}
