package dev.facteur.local;

import java.time.Duration;

/** One line for each part once it is ready: for logs and pipes. */
final class PlainProgress implements Progress {
    private final Terminal terminal;

    PlainProgress(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void began(Part part) {}

    @Override
    public synchronized void ready(Part part, Duration took, String where) {
        terminal.row(part.title(), "ready after " + Terminal.seconds(took) + "  " + where);
    }

    @Override
    public synchronized void failed(Part part) {
        terminal.row(part.title(), "failed");
    }

    @Override
    public void close() {}
}
