package dev.facteur.dispatch.attachment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Keeps files while they arrive, and takes their size and SHA-256 on the way. */
final class FileStore {
    private static final int PIECE = 16 * 1024;

    private final Path directory;

    FileStore(Path directory) {
        this.directory = directory;
    }

    /** A file as it arrived; whether it is the one that was meant is for others to say. */
    record Arrived(StoredFile file, String sha256) {}

    Arrived inMemory(InputStream body) throws IOException {
        MessageDigest digest = sha256();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        copy(body, digest, bytes);
        return new Arrived(new StoredFile.InMemory(bytes.toByteArray()), hex(digest));
    }

    Arrived onDisk(InputStream body) throws IOException {
        // Readable by us alone; on Unix without a name from here on, so that a crash leaves nothing behind.
        Path path = Files.createTempFile(directory, "facteur-", ".attachment");
        FileChannel channel = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        boolean isWhole = false;
        try {
            MessageDigest digest = sha256();
            copy(body, digest, Channels.newOutputStream(channel));
            isWhole = true;
            return new Arrived(new StoredFile.OnDisk(channel, channel.size()), hex(digest));
        } finally {
            if (!isWhole) {
                channel.close();
            }
        }
    }

    private static void copy(InputStream body, MessageDigest digest, OutputStream out) throws IOException {
        byte[] piece = new byte[PIECE];
        int read = body.read(piece);
        while (read >= 0) {
            digest.update(piece, 0, read);
            out.write(piece, 0, read);
            read = body.read(piece);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
