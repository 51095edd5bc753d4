package dev.facteur.dispatch.compose;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a file that need not be in memory, fetched and checked: the same whenever they are read. */
public interface FileSource {
    long size();

    InputStream open() throws IOException;
}
