package dev.facteur.embedded.partner;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

/** ID tokens (OpenID Connect Core §2), signed with a key of this double's own. */
final class IdTokens {
    private static final int KEY_BITS = 2048;
    private static final long VALIDITY_SECONDS = 3600;

    private final RSAKey key;

    IdTokens() {
        try {
            key = new RSAKeyGenerator(KEY_BITS)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("No RSA key could be made", e);
        }
    }

    String keySet() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    String issue(String issuer, String audience, Consent consent, Map<String, Object> claims) {
        Instant now = Instant.now();
        var set = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(audience)
                .subject(subject(consent.account()))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(VALIDITY_SECONDS)))
                .claim("nonce", consent.nonce());
        claims.forEach(set::claim);
        var header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
        try {
            var token = new SignedJWT(header, set.build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("An ID token could not be signed", e);
        }
    }

    /** The same for the same account, and no address. */
    static String subject(String account) {
        return UUID.nameUUIDFromBytes(account.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
