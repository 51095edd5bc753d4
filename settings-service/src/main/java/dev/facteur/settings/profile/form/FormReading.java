package dev.facteur.settings.profile.form;

import dev.facteur.settings.problem.Fault;
import java.util.List;

/** What came of reading a form. */
public sealed interface FormReading {
    record Valid(ProfileDraft draft) implements FormReading {}

    /** At least one fault, in the form's order. */
    record Invalid(List<Fault> faults) implements FormReading {
        public Invalid {
            faults = List.copyOf(faults);
        }
    }
}
