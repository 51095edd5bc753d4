package dev.facteur.dispatch.lane;

/** What takes its turn in a lane: either it runs, or it leaves. */
public interface LaneTask {

    /**
     * Runs in the lane.
     *
     * @return what is left to do when the lane may go on to the next task
     */
    Runnable run();

    /** Runs instead of {@link #run} if the lane does not move: the task must not wait in memory any longer. */
    void leave();
}
