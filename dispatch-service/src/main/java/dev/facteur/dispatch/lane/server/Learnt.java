package dev.facteur.dispatch.lane.server;

/** What an attempt has shown about its server. */
public enum Learnt {
    NOTHING_NEW,
    /** It is away; whoever learnt this is the one to look again, soon. */
    LOOK_AGAIN,
    /** It was away and has answered: what waits for it can go. */
    IS_BACK
}
