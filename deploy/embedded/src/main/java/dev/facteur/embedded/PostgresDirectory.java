package dev.facteur.embedded;

import org.jspecify.annotations.Nullable;

/**
 * Where zonky's binaries are unpacked: once per JVM, removed with the last server. zonky remembers the place in a static
 * of its own and unpacks again where it is gone, so it cannot be one directory per server.
 */
final class PostgresDirectory {

    private static final String ZONKY_WORKING_DIRECTORY = "ot.epg.working-dir";

    private static int users;
    private static @Nullable TemporaryDirectory binaries;

    private PostgresDirectory() {}

    static synchronized void enter() {
        if (users++ == 0) {
            var directory = TemporaryDirectory.create("postgres-binaries");
            System.setProperty(ZONKY_WORKING_DIRECTORY, directory.path().toString());
            binaries = directory;
        }
    }

    static synchronized void leave() {
        if (--users == 0 && binaries != null) {
            System.clearProperty(ZONKY_WORKING_DIRECTORY);
            binaries.close();
            binaries = null;
        }
    }
}
