package dev.facteur.embedded;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A small shell that outlives this JVM by a moment: whatever ends the JVM, {@code kill -9} included, closes the pipe
 * between them, and the shell then ends the processes it was told of with their children, PostgreSQL, and removes the
 * working directory. After an orderly end it finds nothing left to do but the directory.
 */
public final class Reaper implements AutoCloseable {
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            pids=' '
            while read -r what pid; do
              case $what in
                watch) pids="$pids$pid " ;;
                ended) pids="${pids% $pid *} ${pids#* $pid }" ;;
              esac
            done
            # Children too: not every server notices that its master is gone.
            family() {
              echo "$1"
              for status in $(grep -lE "^PPid:[[:space:]]+$1$" /proc/[0-9]*/status 2>/dev/null); do
                child=${status#/proc/}
                family "${child%/status}"
              done
            }
            for pid in $pids; do kill -9 $(family "$pid"); done
            for file in $(find "$1" -name postmaster.pid); do
              read -r pid <"$file" && kill -QUIT "$pid"
            done
            # Not in one go while something is still writing its last.
            tries=0
            while [ -e "$1" ] && [ $tries -lt 100 ]; do
              rm -rf "$1" || sleep 0.1
              tries=$((tries + 1))
            done
            """;

    private final Process shell;
    private final PrintStream told;

    private Reaper(Process shell) {
        this.shell = shell;
        this.told = new PrintStream(shell.getOutputStream(), true, StandardCharsets.US_ASCII);
    }

    /** Sees to it that nothing under the directory outlives this JVM. */
    public static Reaper of(Path directory) {
        try {
            return new Reaper(new ProcessBuilder("sh", "-c", SCRIPT, "reaper", directory.toString())
                    .directory(Path.of("/").toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("No shell to clean up with", e);
        }
    }

    public void watch(Process process) {
        told.println("watch " + process.pid());
        // Its number may be another program's soon.
        var _ = process.onExit().thenRun(() -> told.println("ended " + process.pid()));
    }

    /** Removes the directory and what is left of its processes; returns when that is done. */
    @Override
    public void close() {
        told.close();
        try {
            shell.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
