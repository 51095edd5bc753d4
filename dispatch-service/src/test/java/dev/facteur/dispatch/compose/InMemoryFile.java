package dev.facteur.dispatch.compose;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** A file that a test made up. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record InMemoryFile(byte[] bytes) implements FileSource {
    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }
}
