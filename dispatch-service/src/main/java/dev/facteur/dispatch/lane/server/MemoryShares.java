package dev.facteur.dispatch.lane.server;

/**
 * What mailbox servers may hold of the memory for requests, so that none of them, however slow or silent, keeps the others
 * or the relay from being served.
 *
 * @param all bytes for requests, the relay's included
 */
public record MemoryShares(long all) {

    /** Of one server, whoever sends. */
    long ofOneServer() {
        return all / 4;
    }

    /** Of all of them together. */
    long ofServers() {
        return all / 4 * 3;
    }

    /** Of their large requests: a few of these would else leave no room for hundreds of small ones. */
    long ofLarge() {
        return all / 4;
    }

    boolean isLarge(long bytes) {
        return bytes > all / 16;
    }

    /** What the relay may have under way at a time. */
    public long ofRelay() {
        return all / 2;
    }
}
