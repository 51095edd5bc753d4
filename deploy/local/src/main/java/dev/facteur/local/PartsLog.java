package dev.facteur.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Keeps what the embedded parts log out of a person's sight, in a file. */
final class PartsLog {
    private PartsLog() {}

    static void writeTo(Path file) {
        try {
            Files.createDirectories(file.getParent());
            LogManager.getLogManager().reset();
            Handler handler = new FileHandler(file.toString());
            handler.setFormatter(new SimpleFormatter());
            Logger.getLogger("").addHandler(handler);
        } catch (IOException e) {
            throw new UncheckedIOException("The log of the embedded parts cannot be written", e);
        }
    }

    static void discard() {
        LogManager.getLogManager().reset();
    }
}
