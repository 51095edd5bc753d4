package dev.facteur.embedded.partner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Codes and refresh tokens, and which of them still live. */
final class ConsentLedger {
    private final Map<String, Consent> codes = new ConcurrentHashMap<>();
    private final Map<String, Consent> refreshTokens = new ConcurrentHashMap<>();
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

    String issueAccessToken() {
        return issued("access");
    }

    Optional<Consent> consentOf(String refreshToken) {
        return Optional.ofNullable(refreshTokens.get(refreshToken));
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
