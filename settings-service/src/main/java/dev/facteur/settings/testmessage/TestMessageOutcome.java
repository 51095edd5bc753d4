package dev.facteur.settings.testmessage;

import dev.facteur.model.RequestId;
import java.time.Duration;

/** What came of asking for a test message. */
sealed interface TestMessageOutcome {
    /** It is on its way, as any document. */
    record Published(RequestId requestId) implements TestMessageOutcome {}

    /** Nothing was ever saved. */
    record NoProfile() implements TestMessageOutcome {}

    /** The mailbox or account wants its owner first. */
    record Expired() implements TestMessageOutcome {}

    record TooMany(Duration retryAfter) implements TestMessageOutcome {}

    /** Kafka does not take it now, or does not have the profile yet. */
    record NotTaken() implements TestMessageOutcome {}
}
