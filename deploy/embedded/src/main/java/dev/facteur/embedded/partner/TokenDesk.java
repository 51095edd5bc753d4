package dev.facteur.embedded.partner;

import dev.facteur.embedded.partner.sending.Access;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The token endpoint (RFC 6749 §3.2) and the revocation endpoint. */
final class TokenDesk {
    private static final String SCOPE_OF_REFRESH = "offline_access";

    private final PartnerKind kind;
    private final ConsentLedger ledger;
    private final IdTokens idTokens;
    private volatile Duration validity = Duration.ofSeconds(3599);
    private volatile Map<String, Object> otherClaims = Map.of();
    private volatile boolean refreshedOnce;

    TokenDesk(PartnerKind kind, ConsentLedger ledger, IdTokens idTokens) {
        this.kind = kind;
        this.ledger = ledger;
        this.idTokens = idTokens;
    }

    void accessTokensLast(Duration lifetime) {
        validity = lifetime;
    }

    void idTokensSay(Map<String, Object> claims) {
        otherClaims = Map.copyOf(claims);
    }

    void refreshTokensWorkOnce(boolean once) {
        refreshedOnce = once;
    }

    PartnerAnswer token(String base, Map<String, String> form) {
        if (!EmbeddedPartner.CLIENT_ID.equals(form.get("client_id"))
                || !EmbeddedPartner.CLIENT_SECRET.equals(form.get("client_secret"))) {
            return PartnerAnswer.of(PartnerFault.INVALID_CLIENT, kind);
        }
        return switch (form.getOrDefault("grant_type", "")) {
            case "authorization_code" -> redeem(base, form);
            case "refresh_token" -> refresh(form.getOrDefault("refresh_token", ""), form.getOrDefault("scope", ""));
            default -> PartnerAnswer.json(400, Map.of("error", "unsupported_grant_type"));
        };
    }

    /** Google ends all that the account's owner consented to for this client, whichever of the tokens is shown. */
    PartnerAnswer revoke(Map<String, String> form) {
        return ledger.consentOf(form.getOrDefault("token", ""))
                .map(consent -> {
                    revokeAllOf(consent.account());
                    return PartnerAnswer.json(200, Map.of());
                })
                .orElseGet(() -> PartnerAnswer.json(
                        400, Map.of("error", "invalid_token", "error_description", "Token expired or revoked")));
    }

    /** Google's access tokens end with the consent; Microsoft's live out their time. */
    void revokeAllOf(String account) {
        ledger.end(account);
        if (kind == PartnerKind.GOOGLE) {
            ledger.endAccess(account);
        }
    }

    /** As if the account's owner had consented to these scopes a moment ago. */
    String accessToken(String account, Set<String> scopes) {
        return ledger.issueAccessToken(new Access(account, scopes), validity);
    }

    private PartnerAnswer redeem(String base, Map<String, String> form) {
        return ledger.redeem(form.getOrDefault("code", ""))
                .filter(consent -> consent.redirectUri().equals(form.get("redirect_uri")))
                .filter(consent -> consent.challenge().isEmpty()
                        || consent.challenge().equals(challenge(form.getOrDefault("code_verifier", ""))))
                .map(consent -> granted(base, consent))
                .orElseGet(() ->
                        PartnerAnswer.json(400, Map.of("error", "invalid_grant", "error_description", "Bad Request")));
    }

    private PartnerAnswer granted(String base, Consent consent) {
        Map<String, Object> answer = access(consent, "");
        if (kind == PartnerKind.GOOGLE || consent.scopes().contains(SCOPE_OF_REFRESH)) {
            answer.put("refresh_token", ledger.issueRefreshToken(consent));
        }
        Map<String, Object> claims = new LinkedHashMap<>(kind.claims(consent.account()));
        claims.putAll(otherClaims);
        answer.put("id_token", idTokens.issue(kind.issuer(base), EmbeddedPartner.CLIENT_ID, consent, claims));
        return PartnerAnswer.json(200, answer);
    }

    /** @param scope what the access token is to be for, of what was consented to; empty: all of it */
    private PartnerAnswer refresh(String token, String scope) {
        boolean rotates = kind.rotates() || refreshedOnce;
        return (refreshedOnce ? ledger.useUp(token) : ledger.consentOf(token))
                .map(consent -> {
                    Map<String, Object> answer = access(consent, scope);
                    if (rotates) {
                        answer.put("refresh_token", ledger.issueRefreshToken(consent));
                    }
                    return PartnerAnswer.json(200, answer);
                })
                .orElseGet(() -> PartnerAnswer.of(PartnerFault.INVALID_GRANT, kind));
    }

    private Map<String, Object> access(Consent consent, String asked) {
        List<String> wanted = asked.isEmpty() ? consent.scopes() : List.of(asked.split(" ", -1));
        Set<String> scopes = consent.scopes().stream()
                .filter(wanted::contains)
                .flatMap(kind::granted)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", accessToken(consent.account(), scopes));
        answer.put("expires_in", validity.toSeconds());
        answer.put("scope", String.join(" ", scopes));
        answer.put("token_type", "Bearer");
        return answer;
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
