package dev.facteur.settings.identity;

import dev.facteur.model.EmailAddress;
import dev.facteur.model.SenderId;
import dev.facteur.model.TenantId;
import dev.facteur.settings.problem.ProblemException;
import dev.facteur.settings.problem.ProblemType;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads the caller from the token of the current request. */
@RequestScoped
public class Callers {
    private final JsonWebToken token;
    private final IdentityConfig config;

    Callers(JsonWebToken token, IdentityConfig config) {
        this.token = token;
        this.config = config;
    }

    /** A token without its tenant or sender is valid, and of no use here: the caller is told which claim is missing. */
    public Caller current() {
        return new Caller(
                required(config.tenantClaim(), TenantId::new),
                required(config.senderClaim(), SenderId::new),
                optional(config.addressClaim(), EmailAddress::new),
                optional(config.nameClaim(), Function.identity()));
    }

    private <T> T required(String claim, Function<String, T> type) {
        return optional(claim, type).orElseThrow(() -> new ProblemException(ProblemType.IDENTITY_INCOMPLETE, claim));
    }

    private <T> Optional<T> optional(String claim, Function<String, T> type) {
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
