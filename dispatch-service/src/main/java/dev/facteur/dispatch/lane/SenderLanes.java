package dev.facteur.dispatch.lane;

import dev.facteur.dispatch.sender.SenderProfileRepository;
import dev.facteur.model.SenderKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;

/** Which lane a sender's documents take: that of their own mailbox, or the relay's. */
@ApplicationScoped
public class SenderLanes {
    private static final String RELAY = "relay";

    private final SenderProfileRepository profiles;
    private final Lanes lanes;
    private final LaneConfig config;

    SenderLanes(SenderProfileRepository profiles, Lanes lanes, LaneConfig config) {
        this.profiles = profiles;
        this.lanes = lanes;
        this.config = config;
    }

    /** The senders among these who have a lane of their own, because they do not send by the relay. */
    public Set<SenderKey> withOwnLane(Collection<SenderKey> senders) {
        return profiles.notByRelay(Set.copyOf(senders));
    }

    /** Puts a task into the sender's lane; false if that is full, so that the request must be parked. */
    public boolean enter(SenderKey sender, boolean hasOwnLane, Runnable task) {
        // What shares the relay waits without bound here: how much there can be is bounded by the bytes in flight.
        return hasOwnLane
                ? lanes.enter(sender, config.mailboxWidth(), config.mailboxWaiting(), task)
                : lanes.enter(RELAY, config.relayWidth(), Integer.MAX_VALUE, task);
    }
}
