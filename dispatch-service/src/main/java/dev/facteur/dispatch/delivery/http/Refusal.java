package dev.facteur.dispatch.delivery.http;

import java.time.Duration;
import java.util.Optional;

/**
 * How an API said no.
 *
 * @param code the API's own, such as {@code rateLimitExceeded}; empty if it gave none
 * @param message a sentence; empty if it gave none
 */
public record Refusal(int status, String code, String message, Optional<Duration> retryAfter) {

    /** APIs repeat addresses: the message is left out. */
    @Override
    public String toString() {
        return status + " " + code;
    }
}
