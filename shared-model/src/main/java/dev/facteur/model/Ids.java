package dev.facteur.model;

/** What the identifiers of the contract have in common: visible ASCII without a slash, which parts a Kafka key. */
final class Ids {
    private Ids() {}

    static String require(String field, String value, int maxLength) {
        if (value.isEmpty() || value.length() > maxLength) {
            throw new InvalidValueException(field, "must have 1 to " + maxLength + " characters");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c > '~' || c == '/') {
                throw new InvalidValueException(field, "must be visible ASCII characters without a slash");
            }
        }
        return value;
    }
}
