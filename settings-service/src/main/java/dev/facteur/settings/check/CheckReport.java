package dev.facteur.settings.check;

import dev.facteur.settings.check.advice.Advice;
import dev.facteur.settings.problem.Fault;
import java.util.List;
import java.util.Optional;

/**
 * What a check has found.
 *
 * @param faults the one to fix first at the head; empty: the mailbox works
 * @param advice what would be better otherwise, and stops nobody
 * @param sentFolder full name of the folder that copies would go to
 */
public record CheckReport(List<Fault> faults, List<Advice> advice, Optional<String> sentFolder) {
    public CheckReport {
        faults = List.copyOf(faults);
        advice = List.copyOf(advice);
    }

    public static CheckReport failed(List<Fault> faults) {
        return new CheckReport(faults, List.of(), Optional.empty());
    }

    public boolean ok() {
        return faults.isEmpty();
    }
}
