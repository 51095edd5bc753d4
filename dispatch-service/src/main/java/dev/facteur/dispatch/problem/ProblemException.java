package dev.facteur.dispatch.problem;

import java.util.List;

/** Ends a request with a problem, from where an outcome cannot be returned. Carries nothing that must not be told. */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<Fault> faults;
    private final String argument;

    /**
     * Without faults.
     *
     * @param argument of the problem's sentence
     */
    public ProblemException(ProblemType type, String argument) {
        this(type, List.of(), argument);
    }

    public ProblemException(ProblemType type, List<Fault> faults) {
        this(type, faults, "");
    }

    private ProblemException(ProblemType type, List<Fault> faults, String argument) {
        super(type.slug() + " (" + argument + ")");
        this.type = type;
        this.faults = List.copyOf(faults);
        this.argument = argument;
    }

    ProblemType type() {
        return type;
    }

    List<Fault> faults() {
        return faults;
    }

    String argument() {
        return argument;
    }
}
