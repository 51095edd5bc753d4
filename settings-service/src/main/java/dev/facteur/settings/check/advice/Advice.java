package dev.facteur.settings.check.advice;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What would be better otherwise; not yet in a language.
 *
 * @param code stable name
 * @param text key of the sentence
 * @param arguments of the sentence
 * @param day the last of its blanks, to be written as the language does
 * @param helpUrl a page of the provider
 */
public record Advice(String code, String text, List<String> arguments, Optional<LocalDate> day, Optional<URI> helpUrl) {
    public Advice {
        arguments = List.copyOf(arguments);
    }

    public static Advice of(String code, String... arguments) {
        return new Advice(code, "advice." + code, List.of(arguments), Optional.empty(), Optional.empty());
    }

    Advice on(LocalDate newDay) {
        return new Advice(code, text, arguments, Optional.of(newDay), helpUrl);
    }
}
