package dev.facteur.web.identity;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The claims of the current request's token, as the values they stand for. */
@RequestScoped
public class Claims {
    private final JsonWebToken token;

    Claims(JsonWebToken token) {
        this.token = token;
    }

    /** Empty where the claim is missing, is no text, or is none that the type accepts. */
    public <T> Optional<T> find(String claim, Function<String, T> type) {
        return token.<Object>claim(claim)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .flatMap(text -> parsed(text, type));
    }

    private static <T> Optional<T> parsed(String text, Function<String, T> type) {
        try {
            return Optional.of(type.apply(text));
        } catch (IllegalArgumentException unfit) {
            return Optional.empty();
        }
    }
}
