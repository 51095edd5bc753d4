package dev.facteur.settings.profile.form;

import dev.facteur.settings.credential.vault.Secret;
import dev.facteur.settings.problem.Fault;
import dev.facteur.settings.problem.FaultCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads fields one by one and remembers what was wrong, so that a person sees all of it at once. */
final class FieldReader {
    private static final Pattern MASKED = Pattern.compile("[*•●·.xX\\s]*");

    private final List<Fault> faults = new ArrayList<>();

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    void fault(String field, FaultCode code, String... arguments) {
        faults.add(Fault.of(field, code, arguments));
    }

    /** Text that has to be there; blank is not there. */
    <T> Optional<T> required(String field, @Nullable String text, FaultCode code, Function<String, T> type) {
        if (text == null || text.isBlank()) {
            fault(field, FaultCode.REQUIRED);
            return Optional.empty();
        }
        return valid(field, code, () -> type.apply(text.strip()));
    }

    <T> Optional<T> optional(String field, @Nullable String text, FaultCode code, Function<String, T> type) {
        return text == null || text.isBlank() ? Optional.empty() : valid(field, code, () -> type.apply(text.strip()));
    }

    /** One of the constants, by the name they have on the wire. */
    <E extends Enum<E>> Optional<E> choice(
            String field, @Nullable String text, E[] constants, Function<E, String> wireName) {
        Optional<E> chosen = Arrays.stream(constants)
                .filter(one -> wireName.apply(one).equals(text))
                .findFirst();
        if (text == null) {
            fault(field, FaultCode.REQUIRED);
        } else if (chosen.isEmpty()) {
            String known = Arrays.stream(constants).map(wireName).collect(Collectors.joining(", "));
            fault(field, FaultCode.VALUE_UNKNOWN, known);
        }
        return chosen;
    }

    /** A password left out keeps the stored one. One that is empty or a row of dots was never typed by anybody. */
    Optional<Secret> secret(String field, @Nullable Secret secret) {
        if (secret == null) {
            return Optional.empty();
        }
        if (MASKED.matcher(secret.reveal()).matches()) {
            fault(field, FaultCode.PASSWORD_MASKED);
            return Optional.empty();
        }
        if (secret.reveal().chars().anyMatch(Character::isISOControl)
                || secret.reveal().length() > 1024) {
            fault(field, FaultCode.TEXT_INVALID, "1024");
            return Optional.empty();
        }
        return Optional.of(secret);
    }

    <T> Optional<T> valid(String field, FaultCode code, Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (IllegalArgumentException unfit) {
            fault(field, code);
            return Optional.empty();
        }
    }
}
