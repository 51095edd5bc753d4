package dev.facteur.fetch;

import java.io.IOException;
import java.io.InputStream;

/** Makes something of a body while it arrives. */
@FunctionalInterface
public interface BodyReader<T> {
    /**
     * Reads as much as it wants; it need not close the stream.
     *
     * @throws IOException of the stream: let it pass, it becomes a {@link FetchFault}
     */
    T read(InputStream body) throws IOException;
}
