package dev.facteur.submission;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long each wait may take in all: a peer that drips single bytes does not gain time by it.
 *
 * @param connect for the TCP connection, shared by all addresses, and again for the TLS handshake
 * @param command from writing a command to the last line of its reply, the greeting included
 * @param content for writing the whole content, up to the final dot
 * @param endOfData from the final dot to the last line of the reply; long, because giving up here means not knowing
 * @param whole for the conversation as a whole, for a check that must end; empty where messages follow each other
 */
public record Timeouts(
        Duration connect, Duration command, Duration content, Duration endOfData, Optional<Duration> whole) {
    public Timeouts {
        if (Stream.concat(Stream.of(connect, command, content, endOfData), whole.stream())
                .anyMatch(duration -> !duration.isPositive())) {
            throw new IllegalArgumentException("timeouts must be positive");
        }
    }

    public Timeouts(Duration connect, Duration command, Duration content, Duration endOfData) {
        this(connect, command, content, endOfData, Optional.empty());
    }

    /** RFC 5321 §4.5.3.2 in mind: 5 minutes a command, 10 for the reply to the final dot. */
    public static Timeouts standard() {
        return new Timeouts(
                Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofMinutes(10), Duration.ofMinutes(10));
    }
}
