package dev.facteur.settings.check;

import java.util.function.Consumer;

/**
 * Something that people get wrong, or that servers do.
 *
 * @param what in words, as the README's table has it
 * @param arranged servers and form
 */
record Mistake(String what, Consumer<Lab> arranged) {
    @Override
    public String toString() {
        return what;
    }
}
