package dev.facteur.settings.check.progress;

import dev.facteur.settings.check.trial.Door;

/**
 * A stage that begins or ends at a server.
 *
 * @param door where: the one of the form, or a sibling that is tried besides
 */
public record CheckStep(CheckedServer server, CheckStage stage, State state, String host, Door door) {
    /** Whether the stage is under way, or how it ended. */
    public enum State {
        STARTED,
        PASSED,
        FAILED
    }
}
