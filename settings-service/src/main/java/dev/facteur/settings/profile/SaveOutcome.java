package dev.facteur.settings.profile;

import dev.facteur.settings.check.advice.Advice;
import dev.facteur.settings.problem.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What came of a save. */
sealed interface SaveOutcome {
    /**
     * It works, and is kept.
     *
     * @param advice what would be better otherwise
     * @param sentFolder the folder that copies go to, where the check has found one
     */
    record Saved(ProfileView profile, List<Advice> advice, Optional<String> sentFolder) implements SaveOutcome {
        public Saved {
            advice = List.copyOf(advice);
        }
    }

    /** The form is wrong in itself; nobody was contacted. */
    record Invalid(List<Fault> faults) implements SaveOutcome {
        public Invalid {
            faults = List.copyOf(faults);
        }
    }

    /** A server did not take it; nothing is saved. */
    record CheckFailed(List<Fault> faults) implements SaveOutcome {
        public CheckFailed {
            faults = List.copyOf(faults);
        }
    }

    record AddressLocked() implements SaveOutcome {}

    /** Somebody else saved meanwhile. */
    record Changed() implements SaveOutcome {}

    record TooManyChecks(Duration retryAfter) implements SaveOutcome {}
}
