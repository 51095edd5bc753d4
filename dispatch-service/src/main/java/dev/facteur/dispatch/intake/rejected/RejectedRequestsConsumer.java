package dev.facteur.dispatch.intake.rejected;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads our own topic back: whoever put a record there, and whenever, it is listed. */
@ApplicationScoped
class RejectedRequestsConsumer {
    private final RejectedIndex index;

    RejectedRequestsConsumer(RejectedIndex index) {
        this.index = index;
    }

    /** A database that is away is waited for. One at a time: each may have 11 MiB. */
    @Incoming("rejected-requests")
    @Blocking
    @Retry(maxRetries = -1, delay = 2, delayUnit = ChronoUnit.SECONDS, maxDuration = 1, durationUnit = ChronoUnit.DAYS)
    void note(ConsumerRecord<byte[], byte[]> record) throws SQLException {
        index.add(RejectedRecord.of(record));
    }
}
