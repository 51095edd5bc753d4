package dev.facteur.dispatch.operate.search;

import dev.facteur.dispatch.ledger.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A delivery with all that happened to it.
 *
 * @param steps in their order; none of one that was sent at the first attempt
 * @param tookMillis how long the last attempt took; absent if nothing was tried
 * @param copy what is to be filed in the Sent folder, or could not be
 */
public record Timeline(FoundDelivery delivery, List<Step> steps, Optional<Long> tookMillis, Optional<CopyToFile> copy) {

    /**
     * A copy for the Sent folder that is not there yet.
     *
     * @param isGivenUp whether it never will be
     * @param attempts to file it
     */
    public record CopyToFile(boolean isGivenUp, int attempts, Instant dueAt, Optional<String> lastError) {}

    /** Whose and where it stands; the event has addresses. */
    @Override
    public String toString() {
        return delivery.toString();
    }
}
