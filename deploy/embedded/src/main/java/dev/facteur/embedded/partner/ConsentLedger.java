package dev.facteur.embedded.partner;

import dev.facteur.embedded.partner.sending.Access;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Codes, refresh tokens and access tokens, and which of them still live. */
final class ConsentLedger {
    private record IssuedAccess(Access access, Instant expiresAt) {}

    private final Map<String, Consent> codes = new ConcurrentHashMap<>();
    private final Map<String, Consent> refreshTokens = new ConcurrentHashMap<>();
    private final Map<String, IssuedAccess> accessTokens = new ConcurrentHashMap<>();
    private final Set<String> issued = ConcurrentHashMap.newKeySet();

    String issueCode(Consent consent) {
        String code = issued("code");
        codes.put(code, consent);
        return code;
    }

    /** A code works once. */
    Optional<Consent> redeem(String code) {
        return Optional.ofNullable(codes.remove(code));
    }

    String issueRefreshToken(Consent consent) {
        String token = issued("refresh");
        refreshTokens.put(token, consent);
        return token;
    }

    String issueAccessToken(Access access, Duration validity) {
        String token = issued("access");
        accessTokens.put(token, new IssuedAccess(access, Instant.now().plus(validity)));
        return token;
    }

    /** What the token allows, as long as it does. */
    Optional<Access> accessOf(String token) {
        return Optional.ofNullable(accessTokens.get(token))
                .filter(one -> Instant.now().isBefore(one.expiresAt()))
                .map(IssuedAccess::access);
    }

    boolean isIssued(String token) {
        return issued.contains(token);
    }

    void endAllAccess() {
        accessTokens.clear();
    }

    void endAccess(String account) {
        accessTokens.values().removeIf(one -> one.access().account().equals(account));
    }

    Optional<Consent> consentOf(String refreshToken) {
        return Optional.ofNullable(refreshTokens.get(refreshToken));
    }

    /** As {@link #consentOf}, and the token is of no more use. */
    Optional<Consent> useUp(String refreshToken) {
        return Optional.ofNullable(refreshTokens.remove(refreshToken));
    }

    /** All that the account's owner ever consented to ends. */
    boolean end(String account) {
        return refreshTokens.values().removeIf(consent -> consent.account().equals(account));
    }

    boolean isAlive(String account) {
        return refreshTokens.values().stream()
                .anyMatch(consent -> consent.account().equals(account));
    }

    List<String> everythingIssued() {
        return new ArrayList<>(issued);
    }

    private String issued(String what) {
        String token = what + "-" + UUID.randomUUID();
        issued.add(token);
        return token;
    }
}
