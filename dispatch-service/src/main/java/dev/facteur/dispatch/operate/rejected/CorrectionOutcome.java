package dev.facteur.dispatch.operate.rejected;

import dev.facteur.model.RequestId;
import dev.facteur.model.TenantId;

/** What came of an operator's act on a rejected record. */
public sealed interface CorrectionOutcome {

    /**
     * It is on {@code send-document}.
     *
     * @param isRepeat the same request came before: its outcome is told again, nothing is sent
     */
    record Published(TenantId tenantId, RequestId requestId, boolean isRepeat) implements CorrectionOutcome {}

    record Dismissed() implements CorrectionOutcome {}

    /** Nothing was done: it is no valid request yet. */
    record StillUnreadable(String pointer, String reason) implements CorrectionOutcome {}

    /** Nothing was done: there is no such mark. */
    record UnknownMark(String mark) implements CorrectionOutcome {}

    /** Nothing was done: it stands in another field. */
    record MovedMark(String mark) implements CorrectionOutcome {}

    /** Nothing was done: a request of this key came earlier, with other contents. */
    record KeyTaken() implements CorrectionOutcome {}

    /** Somebody has seen to it. */
    record AlreadyHandled(String by) implements CorrectionOutcome {}

    /** The topic does not have it any more. */
    record Gone() implements CorrectionOutcome {}

    record KafkaUnavailable() implements CorrectionOutcome {}

    /** There is no such record. */
    record Unknown() implements CorrectionOutcome {}
}
