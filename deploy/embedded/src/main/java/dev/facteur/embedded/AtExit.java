package dev.facteur.embedded;

/** Closes a part that nobody closed when the JVM ends, so that no server process and no directory outlives it. */
final class AtExit {

    private final Thread hook;

    AtExit(String part, Runnable close) {
        this.hook = new Thread(close, "close-" + part);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** The part was closed in good order. */
    void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // called by the hook itself
        }
    }
}
