package dev.facteur.embedded.sink;

import java.util.List;

/**
 * A message that a {@link MailSink} has read to its final dot; whether its client got to know is another matter.
 *
 * @param messageId with its angle brackets; empty where it had none
 * @param reversePath without angle brackets
 * @param recipients forward-paths without angle brackets
 * @param atNanos when, by {@link System#nanoTime()}
 */
public record Taken(String messageId, String reversePath, List<String> recipients, long atNanos) {
    public Taken {
        recipients = List.copyOf(recipients);
    }
}
