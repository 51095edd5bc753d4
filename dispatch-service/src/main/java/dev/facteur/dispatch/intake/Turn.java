package dev.facteur.dispatch.intake;

import dev.facteur.dispatch.AfterTurn;
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
        AfterTurn after;
        try (var _ = trace.enter()) {
            after = dispatcher.dispatch(assignment);
        }
        return switch (after) {
            case AfterTurn.Over(Runnable rest) ->
                () -> {
                    try (var _ = trace.enter()) {
                        rest.run();
                    }
                    end.run();
                };
            case AfterTurn.Elsewhere(Assignment other) -> {
                // Before those behind it in this lane begin: they may follow it.
                takeElsewhere(other);
                yield () -> {};
            }
        };
    }

    @Override
    public void leave() {
        park(new NotNow.LaneFull());
    }

    private void park(NotNow notNow) {
        Optional<Assignment> elsewhere;
        try (var _ = trace.enter()) {
            elsewhere = dispatcher.park(assignment, notNow);
        }
        elsewhere.ifPresentOrElse(this::takeElsewhere, end);
    }

    private void takeElsewhere(Assignment other) {
        new Turn(dispatcher, lanes, other, trace, end).take(other.payload().length, Set.of());
    }
}
