package dev.facteur.fetch;

/** What one hop came to. */
sealed interface HopResult<T> {
    record Ended<T>(FetchResult<T> result) implements HopResult<T> {}

    /** The location as the server wrote it. */
    record Redirected<T>(String location) implements HopResult<T> {}
}
