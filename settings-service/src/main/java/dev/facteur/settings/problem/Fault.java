package dev.facteur.settings.problem;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing to correct in a form, not yet in a language.
 *
 * @param field JSON Pointer (RFC 6901) into the request, such as {@code /smtp/password}
 * @param code stable name; the sentence is the text {@code fault.<code>}
 * @param arguments of the sentence; never a secret
 * @param advice what to do; without one it is the text {@code fault.<code>.advice}, if there is any
 * @param suggestions field → value that would work: all that has to change together
 * @param choices what the field could be, where a person has to choose
 * @param helpUrl a page of the provider
 */
public record Fault(
        String field,
        FaultStage stage,
        String code,
        List<String> arguments,
        Optional<Sentence> advice,
        Map<String, String> suggestions,
        List<String> choices,
        Optional<URI> helpUrl) {
    public Fault {
        arguments = List.copyOf(arguments);
        suggestions = Collections.unmodifiableMap(new LinkedHashMap<>(suggestions));
        choices = List.copyOf(choices);
    }

    /** A text and what stands in its blanks. */
    public record Sentence(String key, List<String> arguments) {
        public Sentence {
            arguments = List.copyOf(arguments);
        }
    }

    public static Fault of(String field, FaultCode code, String... arguments) {
        return at(field, FaultStage.FORM, code.name(), arguments);
    }

    public static Fault at(String field, FaultStage stage, String code, String... arguments) {
        return new Fault(
                field, stage, code, List.of(arguments), Optional.empty(), Map.of(), List.of(), Optional.empty());
    }

    /** The value of the field itself that would work. */
    public Optional<String> suggestion() {
        return Optional.ofNullable(suggestions.get(field));
    }

    /** The same trouble, to be outlined elsewhere. */
    public Fault movedTo(String newField) {
        return new Fault(newField, stage, code, arguments, advice, suggestions, choices, helpUrl);
    }

    public Fault named(String newCode, String... newArguments) {
        return new Fault(field, stage, newCode, List.of(newArguments), advice, suggestions, choices, helpUrl);
    }

    public Fault advising(String key, String... blanks) {
        Optional<Sentence> newAdvice = Optional.of(new Sentence(key, List.of(blanks)));
        return new Fault(field, stage, code, arguments, newAdvice, suggestions, choices, helpUrl);
    }

    public Fault suggesting(Map<String, String> values) {
        return new Fault(field, stage, code, arguments, advice, values, choices, helpUrl);
    }

    public Fault choosingFrom(List<String> values) {
        return new Fault(field, stage, code, arguments, advice, suggestions, values, helpUrl);
    }

    public Fault helpedBy(Optional<URI> page) {
        return new Fault(field, stage, code, arguments, advice, suggestions, choices, page.or(() -> helpUrl));
    }

    /** The same fault with a value that would work. */
    public Fault suggesting(String value) {
        return suggesting(Map.of(field, value));
    }

    /** The same fault of a form that is part of a larger one. */
    public Fault under(String parent) {
        Map<String, String> moved = new LinkedHashMap<>();
        suggestions.forEach((key, value) -> moved.put(parent + key, value));
        return new Fault(parent + field, stage, code, arguments, advice, moved, choices, helpUrl);
    }
}
