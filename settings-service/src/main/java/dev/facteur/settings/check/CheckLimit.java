package dev.facteur.settings.check;

import dev.facteur.model.SenderKey;
import dev.facteur.settings.limit.PersonalLimit;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * How often a person may have their mailbox tried: providers lock accounts after a few wrong passwords, and nobody shall
 * use the check to guess them.
 */
@ApplicationScoped
public class CheckLimit {
    private final PersonalLimit limit;

    CheckLimit(CheckConfig config, Clock clock) {
        this.limit = new PersonalLimit(config.burst(), config.refill(), clock);
    }

    /** Takes one check; if there is none left, says how long to wait for the next. */
    public Optional<Duration> take(SenderKey caller) {
        return limit.take(caller);
    }
}
