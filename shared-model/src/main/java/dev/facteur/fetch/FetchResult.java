package dev.facteur.fetch;

import java.net.URI;

/** What came of a fetch. */
public sealed interface FetchResult<T> {

    /**
     * The server answered 200 and the whole body was read.
     *
     * @param finalUri where the redirects led
     * @param encryptedThroughout whether every hop was {@code https}: if not, anybody on the way may have written this
     * @param body what the {@link BodyReader} made of it
     */
    record Fetched<T>(URI finalUri, boolean encryptedThroughout, T body) implements FetchResult<T> {
        /** Without path and query: a signed URL is a secret. */
        @Override
        public String toString() {
            return "Fetched[host=" + finalUri.getHost() + ", encryptedThroughout=" + encryptedThroughout + "]";
        }
    }

    record Failed<T>(FetchFault fault) implements FetchResult<T> {}
}
