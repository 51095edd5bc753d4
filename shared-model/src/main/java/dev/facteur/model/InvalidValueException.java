package dev.facteur.model;

/**
 * A value that the contract does not allow. The message names the field and the rule and never repeats the value, so it
 * may be logged and shown to whoever sent it.
 */
public final class InvalidValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * @param field name of the component, or a path such as {@code to/0}, relative to the record that refuses it
     * @param rule what it must be, such as "must have at most 255 characters"
     */
    public InvalidValueException(String field, String rule) {
        super(field + " " + rule);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
