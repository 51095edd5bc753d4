package dev.facteur.settings.connection.provider;

import dev.facteur.model.EmailAddress;
import java.util.Map;
import java.util.Optional;

/** Reads claims, whatever their issuer has put there. */
final class Claims {
    private Claims() {}

    static Optional<String> text(Map<String, Object> claims, String claim) {
        return Optional.ofNullable(claims.get(claim))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> !text.isBlank());
    }

    /** Providers write it as {@code true}, {@code "true"}, {@code 1} or {@code "1"}. */
    static boolean isTrue(Map<String, Object> claims, String claim) {
        String value = String.valueOf(claims.get(claim));
        return value.equals("true") || value.equals("1");
    }

    static Optional<EmailAddress> address(Map<String, Object> claims, String claim) {
        try {
            return text(claims, claim).map(EmailAddress::new);
        } catch (IllegalArgumentException unfit) {
            return Optional.empty();
        }
    }
}
