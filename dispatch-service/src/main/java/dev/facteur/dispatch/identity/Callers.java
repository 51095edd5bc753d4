package dev.facteur.dispatch.identity;

import dev.facteur.dispatch.problem.ProblemException;
import dev.facteur.dispatch.problem.ProblemType;
import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.TenantId;
import dev.facteur.web.identity.Claims;
import dev.facteur.web.identity.IdentityConfig;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads the caller from the token of the current request. */
@RequestScoped
public class Callers {
    private static final String OPERATOR = "operator";

    private final JsonWebToken token;
    private final Claims claims;
    private final SecurityIdentity identity;
    private final IdentityConfig config;

    Callers(JsonWebToken token, Claims claims, SecurityIdentity identity, IdentityConfig config) {
        this.token = token;
        this.claims = claims;
        this.identity = identity;
        this.config = config;
    }

    public Caller current() {
        return identity.hasRole(OPERATOR) ? operator() : person();
    }

    /** Whoever it is, as the owner of their own deliveries: operators have some too. */
    public Caller.Person person() {
        return new Caller.Person(new SenderKey(
                required(config.tenantClaim(), TenantId::new), required(config.senderClaim(), SenderId::new)));
    }

    /** To be asked for where the role is required. */
    public Caller.Operator operator() {
        return new Caller.Operator(Objects.requireNonNullElse(
                token.getSubject(), identity.getPrincipal().getName()));
    }

    /** A token without its tenant or sender is valid, and of no use here: the caller is told which claim is missing. */
    private <T> T required(String claim, Function<String, T> type) {
        return claims.find(claim, type).orElseThrow(() -> new ProblemException(ProblemType.IDENTITY_INCOMPLETE, claim));
    }
}
