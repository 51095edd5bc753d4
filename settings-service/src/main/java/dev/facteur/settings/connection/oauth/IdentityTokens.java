package dev.facteur.settings.connection.oauth;

import dev.facteur.settings.connection.provider.ConnectionConfig;
import dev.facteur.settings.connection.provider.PartnerProvider;
import dev.facteur.settings.connection.provider.Provider;
import dev.facteur.settings.connection.provider.Providers;
import dev.facteur.settings.connection.provider.Registration;
import dev.facteur.settings.credential.vault.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jose4j.http.Get;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwt.consumer.Validator;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jspecify.annotations.Nullable;

/** Whose account it is, by the ID token that came with the consent (OpenID Connect Core §3.1.3.7). */
@ApplicationScoped
public class IdentityTokens {
    private static final Logger LOG = Logger.getLogger(IdentityTokens.class);
    private static final int CLOCK_SKEW_SECONDS = 60;

    private final Providers providers;
    private final ConnectionConfig config;
    private final Clock clock;
    private final Map<Provider, HttpsJwks> keys = new ConcurrentHashMap<>();

    IdentityTokens(Providers providers, ConnectionConfig config, Clock clock) {
        this.providers = providers;
        this.config = config;
        this.clock = clock;
    }

    /** Checks signature, issuer, audience, expiry, and that it answers our request and no other. */
    public IdentityOutcome read(Provider name, Secret idToken, String nonce) {
        PartnerProvider provider = providers.of(name);
        Optional<Registration> registration = provider.registration();
        if (registration.isEmpty()) {
            return new IdentityOutcome.Unproven();
        }
        try {
            JwtClaims claims =
                    consumer(provider, registration.get(), nonce).build().processToClaims(idToken.reveal());
            return provider.account(claims.getClaimsMap())
                    .<IdentityOutcome>map(IdentityOutcome.Proven::new)
                    .orElseGet(() -> unproven(name, "it vouches for no address"));
        } catch (InvalidJwtException refused) {
            // Only the codes: its message quotes the claims.
            return isKeyMissing(refused)
                    ? new IdentityOutcome.Unavailable()
                    : unproven(
                            name,
                            "codes "
                                    + refused.getErrorDetails().stream()
                                            .map(one -> one.getErrorCode())
                                            .toList());
        }
    }

    private JwtConsumerBuilder consumer(PartnerProvider provider, Registration registration, String nonce) {
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(
                        new HttpsJwksVerificationKeyResolver(keys(provider.provider(), registration)))
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                .setExpectedAudience(registration.clientId())
                .setRequireExpirationTime()
                .setRequireSubject()
                .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .registerValidator((Validator) context -> fault(context, provider, registration, nonce));
    }

    private static @Nullable String fault(
            JwtContext context, PartnerProvider provider, Registration registration, String nonce)
            throws MalformedClaimException {
        JwtClaims claims = context.getJwtClaims();
        if (!provider.issuers(registration, claims.getClaimsMap()).contains(String.valueOf(claims.getIssuer()))) {
            return "another issuer";
        }
        return nonce.equals(claims.getStringClaimValue("nonce")) ? null : "another nonce";
    }

    private HttpsJwks keys(Provider provider, Registration registration) {
        return keys.computeIfAbsent(provider, missing -> {
            Get get = new Get();
            int limit = Math.toIntExact(config.answerLimit().toMillis());
            get.setConnectTimeout(limit);
            get.setReadTimeout(limit);
            get.setRetries(0);
            HttpsJwks made = new HttpsJwks(registration.keysUri().toString());
            made.setSimpleHttpGet(get);
            return made;
        });
    }

    private static boolean isKeyMissing(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    private static IdentityOutcome unproven(Provider provider, String why) {
        LOG.warnf("An ID token of %s is not accepted: %s", provider.displayName(), why);
        return new IdentityOutcome.Unproven();
    }
}
