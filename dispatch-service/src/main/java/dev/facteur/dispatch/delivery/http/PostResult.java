package dev.facteur.dispatch.delivery.http;

import java.time.Duration;
import java.util.Optional;

/** What came of posting a message. */
public sealed interface PostResult {

    /**
     * The API answered.
     *
     * @param retryAfter when it wants to be asked again (RFC 9110 §10.2.3)
     * @param body as text; its beginning, should it be long
     */
    record Answered(int status, Optional<Duration> retryAfter, String body) implements PostResult {
        private static final int OK = 200;
        private static final int REDIRECT = 300;

        public boolean isSuccess() {
            return status >= OK && status < REDIRECT;
        }

        /** APIs repeat addresses: the body is left out. */
        @Override
        public String toString() {
            return "Answered[" + status + "]";
        }
    }

    /**
     * Nobody can have taken it: no connection, or it was lost before the end of the message was written.
     *
     * @param detail for operators
     */
    record NotSent(String detail) implements PostResult {}

    /**
     * The message was written and no answer came: nobody knows.
     *
     * @param detail for operators
     */
    record Unanswered(String detail) implements PostResult {}
}
