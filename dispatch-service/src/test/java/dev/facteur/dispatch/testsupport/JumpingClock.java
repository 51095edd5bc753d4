package dev.facteur.dispatch.testsupport;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of the whole service in tests: the machine's, until a test sets it forward or back. */
@Alternative
@Priority(1)
@Singleton
public class JumpingClock extends Clock {
    private volatile Duration ahead = Duration.ZERO;

    public void jump(Duration time) {
        ahead = ahead.plus(time);
    }

    public void setRight() {
        ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
