package dev.facteur.dispatch.delivery;

import java.util.regex.Pattern;

/**
 * A server's own words as an event repeats them: bounded, and without the addresses that servers put into them. The
 * reader of the event has the address beside the words; whoever finds the words in a log need not have it.
 */
public final class Words {
    private static final int MAX_LENGTH = 500;

    /** The parts of an address are of letters and signs that no sentence has around an @. */
    private static final Pattern ADDRESS =
            Pattern.compile("([^\\s<>@:;,()\\[\\]\"'])[^\\s<>@:;,()\\[\\]\"']*@(?=[\\w\\[])");

    private Words() {}

    public static String of(String text) {
        return ADDRESS.matcher(shortened(text)).replaceAll("$1…@");
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= MAX_LENGTH
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_LENGTH)) + "…";
    }
}
