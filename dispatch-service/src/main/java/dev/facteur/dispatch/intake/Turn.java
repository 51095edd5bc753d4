package dev.facteur.dispatch.intake;

import dev.facteur.dispatch.Assignment;
import dev.facteur.dispatch.Dispatcher;
import dev.facteur.dispatch.lane.LaneTask;
import dev.facteur.dispatch.lane.NotNow;
import dev.facteur.dispatch.lane.SenderLane;
import dev.facteur.dispatch.lane.SenderLanes;
import dev.facteur.dispatch.watch.RequestTrace;
import java.util.Optional;
import java.util.Set;

/**
 * A request's turn in its lane.
 *
 * @param end run once, when nothing of the request needs to be in memory any more
 */
record Turn(Dispatcher dispatcher, SenderLanes lanes, Assignment assignment, RequestTrace trace, Runnable end)
        implements LaneTask {

    /**
     * Enters the lane; where there is no way in, the request is parked.
     *
     * @param full the lanes that those before it found full: it does not pass them, though there may be room by now
     */
    void take(long bytes, Set<SenderLane> full) {
        if (full.contains(assignment.lane())) {
            leave();
            return;
        }
        Optional<NotNow> notNow = lanes.enter(assignment.lane(), bytes, this);
        notNow.ifPresent(reason -> {
            if (reason instanceof NotNow.LaneFull) {
                full.add(assignment.lane());
            }
            park(reason);
        });
    }

    @Override
    public Runnable run() {
        Runnable rest;
        try (var _ = trace.enter()) {
            rest = dispatcher.dispatch(assignment);
        }
        return () -> {
            try (var _ = trace.enter()) {
                rest.run();
            }
            end.run();
        };
    }

    @Override
    public void leave() {
        park(new NotNow.LaneFull());
    }

    private void park(NotNow notNow) {
        try (var _ = trace.enter()) {
            dispatcher.park(assignment, notNow);
        }
        end.run();
    }
}
