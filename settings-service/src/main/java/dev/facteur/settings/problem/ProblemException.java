package dev.facteur.settings.problem;

/** Ends a request with a problem, from where an outcome cannot be returned. Carries nothing that must not be told. */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final String argument;

    public ProblemException(ProblemType type, String argument) {
        super(type.slug() + " (" + argument + ")");
        this.type = type;
        this.argument = argument;
    }

    ProblemType type() {
        return type;
    }

    String argument() {
        return argument;
    }
}
