package dev.facteur.dispatch.operate.rejected;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds names and values in a text that may be JSON, may have been meant as JSON, or may be something else. It never fails:
 * what is neither structure nor quoted is a value too.
 */
final class Literals {
    private static final String STRUCTURE = "{}[]:,";

    private final String text;
    private final List<Literal> literals = new ArrayList<>();
    private String field = "";
    private int at;

    private Literals(String text) {
        this.text = text;
    }

    static List<Literal> in(String text) {
        Literals found = new Literals(text);
        found.read();
        return found.literals;
    }

    private void read() {
        while (at < text.length()) {
            char next = text.charAt(at);
            if (next == '"' || next == '\'') {
                quoted(next);
            } else if (isStructure(next)) {
                at++;
            } else {
                bare();
            }
        }
    }

    private void quoted(char quote) {
        int start = ++at;
        while (at < text.length() && text.charAt(at) != quote) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        int end = Math.min(at, text.length());
        at = Math.min(at + 1, text.length());
        add(start, end);
    }

    private void bare() {
        int start = at;
        while (at < text.length() && !isStructure(text.charAt(at)) && text.charAt(at) != '"') {
            at++;
        }
        add(start, at);
    }

    private void add(int start, int end) {
        boolean isName = isNameHere();
        literals.add(new Literal(start, end, isName, field));
        if (isName) {
            field = text.substring(start, end);
        }
    }

    private boolean isNameHere() {
        int behind = at;
        while (behind < text.length() && Character.isWhitespace(text.charAt(behind))) {
            behind++;
        }
        return behind < text.length() && text.charAt(behind) == ':';
    }

    private static boolean isStructure(char character) {
        return STRUCTURE.indexOf(character) >= 0 || Character.isWhitespace(character);
    }
}
