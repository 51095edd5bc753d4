package dev.facteur.settings.problem;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * One thing to correct in a form, not yet in a language.
 *
 * @param field JSON Pointer (RFC 6901) into the request, such as {@code /smtp/password}
 * @param code stable name; the sentence is the text {@code fault.<code>}, the advice {@code fault.<code>.advice}
 * @param arguments of the sentence; never a secret
 * @param suggestion a value for the field that would work
 * @param helpUrl a page of the provider
 */
public record Fault(
        String field,
        FaultStage stage,
        String code,
        List<String> arguments,
        Optional<String> suggestion,
        Optional<URI> helpUrl) {
    public Fault {
        arguments = List.copyOf(arguments);
    }

    public static Fault of(String field, FaultCode code, String... arguments) {
        return new Fault(field, FaultStage.FORM, code.name(), List.of(arguments), Optional.empty(), Optional.empty());
    }

    /** The same fault with a value that would work. */
    public Fault suggesting(String value) {
        return new Fault(field, stage, code, arguments, Optional.of(value), helpUrl);
    }

    /** The same fault of a form that is part of a larger one. */
    public Fault under(String parent) {
        return new Fault(parent + field, stage, code, arguments, suggestion, helpUrl);
    }
}
