package dev.facteur.dispatch.lane;

import java.time.Instant;

/** Why a request is parked without an attempt. */
public sealed interface NotNow {

    /** Others of its lane, or for its server, are in memory already. */
    record LaneFull() implements NotNow {}

    /** Its mailbox has sent as much as it may in a time, or its server asked to wait. */
    record Paced(Instant until) implements NotNow {}

    /** Its server has not answered again and again; somebody else looks whether it is back. */
    record ServerAway() implements NotNow {}
}
