package dev.facteur.settings.check.trial;

import java.time.Duration;

/**
 * How patient a trial is.
 *
 * @param connect how long a connection may take to come about
 * @param headStart how long the given door is tried alone before its siblings are, too
 * @param patience how long the given door is tried in all once another is known to open
 * @param turn how long IMAP leaves SMTP the first turn at the login
 */
public record TrialSettings(Duration connect, Duration headStart, Duration patience, Duration turn) {
    public static TrialSettings connectingWithin(Duration connect) {
        return new TrialSettings(connect, Duration.ofMillis(700), Duration.ofSeconds(3), Duration.ofSeconds(3));
    }
}
