package dev.facteur.settings.check.progress;

import dev.facteur.settings.check.progress.CheckStep.State;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** How far one attempt at one door has come. For one thread at a time. */
public final class Trail {
    private final BiConsumer<CheckStage, State> told;
    private @Nullable CheckStage current;

    Trail(BiConsumer<CheckStage, State> told) {
        this.told = told;
    }

    /** Whatever came before it is through. */
    public void enter(CheckStage stage) {
        passed();
        current = stage;
        told.accept(stage, State.STARTED);
    }

    public void passed() {
        end(State.PASSED);
    }

    public void failed() {
        end(State.FAILED);
    }

    private void end(State state) {
        if (current != null) {
            told.accept(current, state);
            current = null;
        }
    }
}
