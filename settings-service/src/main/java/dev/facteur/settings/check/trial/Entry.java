package dev.facteur.settings.check.trial;

import java.util.Optional;

/**
 * What came of a trial of the given door.
 *
 * @param <C> the conversation
 */
public sealed interface Entry<C> {
    record Open<C>(C conversation) implements Entry<C> {}

    /**
     * It did not open.
     *
     * @param other a door of the same host that does open
     * @param silent whether not one port of this host takes a connection
     */
    record Shut<C>(Trouble trouble, Optional<Door> other, boolean silent) implements Entry<C> {}
}
