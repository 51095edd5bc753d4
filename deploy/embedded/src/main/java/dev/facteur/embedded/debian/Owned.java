package dev.facteur.embedded.debian;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

/** Files and directories that belong to a server's own user. */
final class Owned {
    private Owned() {}

    static Path directory(Path directory, String owner) {
        try {
            Files.createDirectories(directory);
            return give(directory, owner, "rwx--x--x");
        } catch (IOException e) {
            throw new UncheckedIOException("No directory can be made at " + directory, e);
        }
    }

    static Path file(Path file, String owner, String text) {
        try {
            return give(Files.writeString(file, text), owner, "rw-------");
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    /** Postfix waits two seconds for a file that has only just changed. */
    static Path seemOld(Path file) {
        try {
            return Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path give(Path path, String owner, String permissions) throws IOException {
        var users = path.getFileSystem().getUserPrincipalLookupService();
        Files.setOwner(path, users.lookupPrincipalByName(owner));
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
