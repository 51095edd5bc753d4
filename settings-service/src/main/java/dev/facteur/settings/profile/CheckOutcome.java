package dev.facteur.settings.profile;

import dev.facteur.settings.check.CheckReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What came of a check. */
sealed interface CheckOutcome {
    /** The relay is the operator's, who has checked it. */
    CheckOutcome NOTHING_TO_CHECK = new Done(new CheckReport(List.of(), List.of(), Optional.empty()));

    record Done(CheckReport report) implements CheckOutcome {}

    record TooMany(Duration retryAfter) implements CheckOutcome {}
}
