package dev.facteur.settings.connection.oauth;

import java.time.Duration;
import java.util.Set;

/**
 * What a refusal of the token endpoint means (RFC 6749 §5.2, and what the providers add). By {@code error} alone: Microsoft
 * says never to branch on the numbers in its descriptions.
 */
final class TokenRefusals {
    static final Duration RETRY_AFTER = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    /** The last three are an administrator's "no", which the person has to take up with them. */
    private static final Set<String> CONSENT_NEEDED = Set.of(
            "invalid_grant",
            "interaction_required",
            "consent_required",
            "login_required",
            "access_denied",
            "admin_policy_enforced",
            "org_internal");

    private static final Set<String> PASSES =
            Set.of("temporarily_unavailable", "server_error", "slow_down", "rate_limit_exceeded");

    private TokenRefusals() {}

    /**
     * An unknown error counts as ours: no user is blamed for what nobody understands.
     *
     * @param error empty where the answer had none
     * @param retryAfter seconds, as the header has it; anything else is left aside
     */
    static TokenOutcome of(int status, String error, String retryAfter) {
        if (status == TOO_MANY_REQUESTS || status >= SERVER_ERROR || error.isEmpty() || PASSES.contains(error)) {
            return new TokenOutcome.Unavailable(wait(retryAfter));
        }
        return CONSENT_NEEDED.contains(error)
                ? new TokenOutcome.ConsentNeeded(error)
                : new TokenOutcome.ClientBroken(error);
    }

    private static Duration wait(String retryAfter) {
        if (!retryAfter.matches("[0-9]{1,6}")) {
            return RETRY_AFTER;
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(retryAfter));
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }
}
