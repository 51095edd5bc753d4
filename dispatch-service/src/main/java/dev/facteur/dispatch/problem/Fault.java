package dev.facteur.dispatch.problem;

/**
 * One parameter or field to correct.
 *
 * @param field JSON Pointer (RFC 6901) into the request; of a query parameter {@code /} and its name
 * @param code key of the sentence {@code fault.<code>}
 * @param argument of the sentence, never what was sent
 */
public record Fault(String field, Code code, String argument) {

    /** What can be wrong with it. */
    public enum Code {
        JSON_UNREADABLE,
        TYPE_WRONG,
        REQUIRED,
        /** No such parameter or field: a filter that nobody applies would find too much. */
        UNKNOWN,
        /** None of the values it can have, which are the argument. */
        VALUE_UNKNOWN,
        /** Not of the form that the argument describes. */
        INVALID,
        /** The request in it would be rejected: the argument says why. */
        REQUEST_INVALID,
        /** No such mark stands in the preview. */
        MARK_UNKNOWN,
        /** It hides something of another field. */
        MARK_MOVED
    }

    public static Fault of(String field, Code code) {
        return new Fault(field, code, "");
    }
}
