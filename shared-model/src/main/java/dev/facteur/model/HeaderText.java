package dev.facteur.model;

/**
 * Text that goes into one header line: display names, subjects. No control character can pass, CR, LF and NUL first of
 * all (RFC 5322 §2.2), nor the bidirectional controls that make a name read as another.
 */
public final class HeaderText {
    private HeaderText() {}

    /**
     * Returns the text as it is.
     *
     * @param maxLength in UTF-16 code units
     * @throws InvalidValueException naming the field, if it is too long or holds a control character
     */
    public static String require(String field, String text, int maxLength) {
        if (text.length() > maxLength) {
            throw new InvalidValueException(field, "must have at most " + maxLength + " characters");
        }
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            if (isForbidden(codePoint)) {
                throw new InvalidValueException(field, "must not contain line breaks or control characters");
            }
            i += Character.charCount(codePoint);
        }
        return text;
    }

    private static boolean isForbidden(int c) {
        return Character.isISOControl(c)
                || (c >= 0x2028 && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
