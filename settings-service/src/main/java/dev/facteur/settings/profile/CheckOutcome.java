package dev.facteur.settings.profile;

import dev.facteur.settings.check.CheckReport;
import java.time.Duration;

/** What came of a check. */
sealed interface CheckOutcome {
    record Done(CheckReport report) implements CheckOutcome {}

    record TooMany(Duration retryAfter) implements CheckOutcome {}
}
