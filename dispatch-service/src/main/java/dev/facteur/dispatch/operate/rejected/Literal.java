package dev.facteur.dispatch.operate.rejected;

/**
 * A piece of a text that is not structure: a name, or a value.
 *
 * @param start of its contents, quotes left out
 * @param end behind them
 * @param isName of the value behind it
 * @param field the last name before it; empty if there was none
 */
record Literal(int start, int end, boolean isName, String field) {
    String of(String text) {
        return text.substring(start, end);
    }
}
