package dev.facteur.dispatch.lane;

/**
 * What of a lane runs at the same time: so many tasks, as long as they hold no more than so many bytes. One alone may hold
 * more.
 */
record LaneWidth(int tasks, long bytes) {
    static LaneWidth of(int tasks) {
        return new LaneWidth(tasks, Long.MAX_VALUE);
    }
}
