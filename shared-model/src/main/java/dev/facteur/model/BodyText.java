package dev.facteur.model;

/** Text of a message's body: as long as it likes within reason, in any script, on any number of lines. */
public final class BodyText {
    private BodyText() {}

    /**
     * Returns the text as it is.
     *
     * @param maxLength in UTF-16 code units
     * @throws InvalidValueException naming the field, if it is too long, holds NUL (RFC 5322 §2.2) or half a character,
     *     which no encoding could write
     */
    public static String require(String field, String text, int maxLength) {
        if (text.length() > maxLength) {
            throw new InvalidValueException(field, "must have at most " + maxLength + " characters");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new InvalidValueException(field, "must not contain NUL");
            }
            if (Character.isSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
                    throw new InvalidValueException(field, "must be well-formed Unicode");
                }
                i++;
            }
        }
        return text;
    }
}
