package dev.facteur.dispatch;

/** What is left of a request after its turn in a lane. */
public sealed interface AfterTurn {

    /** It has ended or waits, or does so by what is left to do when the lane may go on. */
    record Over(Runnable rest) implements AfterTurn {
        static final Over NOTHING_LEFT = new Over(() -> {});
    }

    /** It goes by another lane. */
    record Elsewhere(Assignment assignment) implements AfterTurn {}
}
