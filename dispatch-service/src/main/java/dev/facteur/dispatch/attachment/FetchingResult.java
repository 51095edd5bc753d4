package dev.facteur.dispatch.attachment;

import dev.facteur.model.outcome.FailureCause;
import dev.facteur.model.outcome.WhoActs;
import java.time.Duration;
import java.util.Optional;

/** What came of fetching the attachments of a document. No detail names an address: those may be signed. */
public sealed interface FetchingResult {

    /** All are here and are what they should be. Whoever gets them closes them. */
    record Ready(FetchedFiles files) implements FetchingResult {}

    /**
     * A later attempt fetches again.
     *
     * @param retryAfter absent: as the retry schedule says
     */
    record NotNow(String detail, Optional<Duration> retryAfter) implements FetchingResult {}

    /** Never, as it is. */
    record Failed(FailureCause cause, WhoActs whoActs, String detail) implements FetchingResult {}
}
