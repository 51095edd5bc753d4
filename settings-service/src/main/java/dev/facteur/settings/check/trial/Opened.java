package dev.facteur.settings.check.trial;

/**
 * What came of opening one door: a conversation that is ready to log in, or trouble before that.
 *
 * @param <C> the conversation
 */
public sealed interface Opened<C> {
    record Ready<C>(C conversation) implements Opened<C> {}

    record Failed<C>(Trouble trouble) implements Opened<C> {}
}
