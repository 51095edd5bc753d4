package dev.facteur.settings.check;

import dev.facteur.settings.problem.Fault;
import java.util.List;
import java.util.Optional;

/**
 * What a check has found.
 *
 * @param faults the one to fix first at the head; empty: the mailbox works
 * @param advice codes of what would be better otherwise, and stops nobody
 * @param sentFolder full name of the folder that copies would go to
 */
public record CheckReport(List<Fault> faults, List<String> advice, Optional<String> sentFolder) {
    public CheckReport {
        faults = List.copyOf(faults);
        advice = List.copyOf(advice);
    }

    public boolean ok() {
        return faults.isEmpty();
    }
}
