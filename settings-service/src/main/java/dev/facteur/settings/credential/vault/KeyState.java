package dev.facteur.settings.credential.vault;

import java.util.Locale;

/** What became of the key that a secret is encrypted with. */
enum KeyState {
    PRIMARY("the primary key"),
    /** To be encrypted again, with the primary one. */
    OLDER("an older key"),
    /** The keyset lacks it: its owner has to enter the secret again, unless the operator finds the key. */
    UNKNOWN("a key that is missing"),
    /** Its key is there and does not open it: the row was changed. */
    UNREADABLE("a changed row");

    private final String words;

    KeyState(String words) {
        this.words = words;
    }

    /** For an operator. */
    String words() {
        return words;
    }

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
