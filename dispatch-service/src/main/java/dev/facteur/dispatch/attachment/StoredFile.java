package dev.facteur.dispatch.attachment;

import dev.facteur.dispatch.compose.FileSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jboss.logging.Logger;

/** A fetched file. */
sealed interface StoredFile extends FileSource, AutoCloseable {

    /** Nothing is left of it. */
    @Override
    void close();

    /** A small one. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record InMemory(byte[] bytes) implements StoredFile {
        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public void close() {}

        @Override
        public String toString() {
            return bytes.length + " bytes";
        }
    }

    /** On disk without a name: it vanishes with the channel, and so with the process. */
    record OnDisk(FileChannel channel, long size) implements StoredFile {
        private static final Logger LOGGER = Logger.getLogger(StoredFile.class);

        @Override
        public InputStream open() {
            return new FromStart(channel);
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException broken) {
                LOGGER.warn("A fetched file could not be closed");
            }
        }
    }

    /** Reads with a position of its own, so that a file can be read again and again. */
    final class FromStart extends InputStream {
        private final FileChannel channel;
        private long position;

        private FromStart(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = channel.read(ByteBuffer.wrap(bytes, offset, length), position);
            position += Math.max(0, read);
            return read;
        }
    }
}
