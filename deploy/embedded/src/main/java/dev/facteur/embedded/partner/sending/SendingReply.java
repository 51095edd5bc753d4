package dev.facteur.embedded.partner.sending;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;

/** An HTTP answer to a request to send. Those of the providers are in {@link GmailReplies} and {@link GraphReplies}. */
public record SendingReply(int status, Map<String, String> headers, String body) implements SendingRule {
    private static final String RETRY_AFTER = "Retry-After";

    public SendingReply {
        headers = Map.copyOf(headers);
    }

    static SendingReply json(int status, String body) {
        return new SendingReply(status, Map.of("Content-Type", "application/json; charset=UTF-8"), body);
    }

    static SendingReply html(int status, String body) {
        return new SendingReply(status, Map.of("Content-Type", "text/html; charset=UTF-8"), body);
    }

    /** The same with {@code Retry-After} in seconds (RFC 9110 §10.2.3). */
    public SendingReply retryAfter(Duration wait) {
        return with(RETRY_AFTER, Long.toString(wait.toSeconds()));
    }

    /** The same with {@code Retry-After} as an HTTP date (RFC 9110 §10.2.3). */
    public SendingReply retryAfter(Instant when) {
        return with(RETRY_AFTER, DateTimeFormatter.RFC_1123_DATE_TIME.format(when.atOffset(ZoneOffset.UTC)));
    }

    private SendingReply with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new SendingReply(status, more, body);
    }
}
