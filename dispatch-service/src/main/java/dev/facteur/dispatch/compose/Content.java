package dev.facteur.dispatch.compose;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** A message as it will be written: headers and texts, and between them files that get their form on their way. */
public final class Content {
    private final List<Piece> pieces;
    private final long size;

    Content(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
        this.size = pieces.stream().mapToLong(Piece::size).sum();
    }

    public static Content of(byte[] bytes) {
        return new Content(List.of(new InMemory(bytes)));
    }

    /** How many bytes are written, exactly. */
    public long size() {
        return size;
    }

    /** Writes it, the same bytes every time. */
    public void writeTo(OutputStream out) throws IOException {
        for (Piece piece : pieces) {
            piece.writeTo(out);
        }
    }

    /** For a message that is known to be small. */
    public byte[] toByteArray() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.toIntExact(size));
        try {
            writeTo(bytes);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("a file of the message cannot be read", unreadable);
        }
        return bytes.toByteArray();
    }

    /** The content is nobody's business. */
    @Override
    public String toString() {
        return size + " bytes";
    }

    sealed interface Piece permits InMemory, Base64Lines, Base64File {
        long size();

        void writeTo(OutputStream out) throws IOException;
    }

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody, and copied by nobody: it may be megabytes
    record InMemory(byte[] bytes) implements Piece {
        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
        }
    }
}
