package dev.facteur.settings.identity;

import dev.facteur.model.EmailAddress;
import dev.facteur.model.SenderId;
import dev.facteur.model.TenantId;
import dev.facteur.settings.problem.ProblemException;
import dev.facteur.settings.problem.ProblemType;
import dev.facteur.web.identity.Claims;
import dev.facteur.web.identity.IdentityConfig;
import jakarta.enterprise.context.RequestScoped;
import java.util.function.Function;

/** Reads the caller from the token of the current request. */
@RequestScoped
public class Callers {
    private final Claims claims;
    private final IdentityConfig config;

    Callers(Claims claims, IdentityConfig config) {
        this.claims = claims;
        this.config = config;
    }

    /** A token without its tenant or sender is valid, and of no use here: the caller is told which claim is missing. */
    public Caller current() {
        return new Caller(
                required(config.tenantClaim(), TenantId::new),
                required(config.senderClaim(), SenderId::new),
                claims.find(config.addressClaim(), EmailAddress::new),
                claims.find(config.nameClaim(), Function.identity()));
    }

    private <T> T required(String claim, Function<String, T> type) {
        return claims.find(claim, type).orElseThrow(() -> new ProblemException(ProblemType.IDENTITY_INCOMPLETE, claim));
    }
}
