package dev.facteur.settings.check.fault;

import dev.facteur.model.sender.TransportSecurity;
import dev.facteur.settings.check.trial.Door;
import dev.facteur.settings.check.trial.Finding;
import dev.facteur.settings.problem.Fault;
import dev.facteur.submission.BreakReason;
import dev.facteur.submission.meaning.FormField;
import dev.facteur.submission.meaning.Hint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Which of port, security and host is to be corrected, by what the trial of other doors has shown. */
final class DoorFaults {
    /** What is said of a port that takes connections and answers nothing, to neither security. */
    private static final Set<String> SILENCE = Set.of(Hint.IMPLICIT_TLS_EXPECTED.name(), BreakReason.TIMED_OUT.name());

    private DoorFaults() {}

    static Fault of(Form form, Door given, Finding.Failed failed) {
        Fault fault = CheckFaults.of(form, failed.trouble());
        boolean samePort =
                failed.other().filter(other -> other.port() == given.port()).isPresent();
        if (!samePort && isSilence(form, fault)) {
            fault = fault.movedTo(form.pointer(FormField.PORT)).named("PORT_SILENT");
        } else if (!samePort && failed.trouble().mayBeTheDoor() && fault.code().equals(Hint.STARTTLS_EXPECTED.name())) {
            // It starts in the clear, and goes no further than that.
            fault = fault.named(BreakReason.NOT_TLS.name());
        }
        if (failed.other().isPresent()) {
            return corrected(form, fault, given, failed.other().get());
        }
        return failed.silent() ? fault.movedTo(form.pointer(FormField.HOST)).named("HOST_SILENT") : fault;
    }

    private static boolean isSilence(Form form, Fault fault) {
        return fault.field().equals(form.pointer(FormField.SECURITY)) && SILENCE.contains(fault.code());
    }

    private static Fault corrected(Form form, Fault fault, Door given, Door other) {
        boolean samePort = given.port() == other.port();
        Map<String, String> values = new LinkedHashMap<>();
        if (!samePort) {
            values.put(form.pointer(FormField.PORT), Integer.toString(other.port()));
        }
        if (given.security() != other.security()) {
            values.put(form.pointer(FormField.SECURITY), other.security().name());
        }
        Fault named = samePort ? fault.named(expected(other.security()).name()) : fault;
        return named.movedTo(form.pointer(samePort ? FormField.SECURITY : FormField.PORT))
                .suggesting(values)
                .advising(
                        samePort ? "advice.security" : values.size() == 1 ? "advice.port" : "advice.door",
                        Integer.toString(other.port()),
                        other.security().name());
    }

    private static Hint expected(TransportSecurity security) {
        return switch (security) {
            case TLS -> Hint.IMPLICIT_TLS_EXPECTED;
            case STARTTLS -> Hint.STARTTLS_EXPECTED;
        };
    }
}
