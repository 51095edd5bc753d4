package dev.facteur.dispatch.lane.server;

/** What came of asking for room for a request to a server. */
public enum Entry {
    ENTERED,
    /** The server has its fill: nothing more is to be taken up for it until something of it leaves. */
    SERVER_FULL,
    /** The requests of other servers leave no room for this one. */
    NO_ROOM
}
