package dev.facteur.dispatch.sentcopy;

import dev.facteur.dispatch.compose.Content;
import dev.facteur.dispatch.ledger.PayloadCipher;
import dev.facteur.model.RequestId;
import dev.facteur.model.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import javax.sql.DataSource;

/**
 * A message on its way into the database and back: in pieces, each encrypted for itself, so that the size of a message
 * says nothing about the memory it takes.
 */
@ApplicationScoped
class CopyPieces {
    static final int SIZE = 1 << 20;

    private static final String REMOVE = "delete from sent_copy_piece where tenant_id = ? and request_id = ?";
    private static final String INSERT =
            "insert into sent_copy_piece (tenant_id, request_id, position, piece) values (?, ?, ?, ?)";
    private static final String READ =
            "select piece from sent_copy_piece where tenant_id = ? and request_id = ? and position = ?";

    private final DataSource dataSource;
    private final PayloadCipher cipher;

    CopyPieces(DataSource dataSource, PayloadCipher cipher) {
        this.dataSource = dataSource;
        this.cipher = cipher;
    }

    /** Takes the pieces one after the other; false: no further ones are wanted. */
    @FunctionalInterface
    interface Sink {
        boolean take(int position, byte[] piece) throws SQLException;
    }

    /** Cuts a message; returns whether all of its pieces were taken. */
    static boolean cut(Content content, Sink sink) throws SQLException {
        try (Cutter cutter = new Cutter(content.size(), sink)) {
            content.writeTo(cutter);
            return true;
        } catch (NoMoreWanted enough) {
            return false;
        } catch (SinkFailed failed) {
            throw failed.cause;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("a file of the message cannot be read", unreadable);
        }
    }

    void remove(Connection connection, TenantId tenantId, RequestId requestId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
            statement.setString(1, tenantId.value());
            statement.setString(2, requestId.value());
            statement.executeUpdate();
        }
    }

    void insert(Connection connection, TenantId tenantId, RequestId requestId, int position, byte[] piece)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, tenantId.value());
            statement.setString(2, requestId.value());
            statement.setInt(3, position);
            statement.setBytes(4, cipher.encrypt(tenantId, requestId, piece));
            statement.executeUpdate();
        }
    }

    /** Writes the pieces behind the first. */
    void writeFurther(TenantId tenantId, RequestId requestId, long bytes, OutputStream out) throws IOException {
        long left = bytes;
        for (int position = 1; left > 0; position++) {
            byte[] piece = read(tenantId, requestId, position);
            out.write(piece);
            left -= piece.length;
        }
    }

    private byte[] read(TenantId tenantId, RequestId requestId, int position) throws IOException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, tenantId.value());
            statement.setString(2, requestId.value());
            statement.setInt(3, position);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new IOException("a piece of a stored message is gone");
                }
                return cipher.decrypt(tenantId, requestId, row.getBytes(1));
            }
        } catch (SQLException unavailable) {
            throw new IOException("a piece of a stored message cannot be read", unavailable);
        }
    }

    private static final class Cutter extends OutputStream {
        private final Sink sink;
        private final byte[] piece;
        private int filled;
        private int position;
        private long left;

        private Cutter(long size, Sink sink) {
            this.sink = sink;
            this.left = size;
            this.piece = new byte[(int) Math.min(size, SIZE)];
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int from = offset;
            int end = offset + length;
            while (from < end) {
                int part = Math.min(end - from, piece.length - filled);
                System.arraycopy(bytes, from, piece, filled, part);
                filled += part;
                from += part;
                left -= part;
                if (filled == piece.length || left == 0) {
                    handOn();
                }
            }
        }

        private void handOn() throws IOException {
            try {
                if (!sink.take(position, Arrays.copyOf(piece, filled))) {
                    throw new NoMoreWanted();
                }
            } catch (SQLException failed) {
                throw new SinkFailed(failed);
            }
            position++;
            filled = 0;
        }
    }

    private static final class NoMoreWanted extends IOException {
        private static final long serialVersionUID = 1;
    }

    private static final class SinkFailed extends IOException {
        private static final long serialVersionUID = 1;

        private final SQLException cause;

        private SinkFailed(SQLException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
