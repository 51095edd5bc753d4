package dev.facteur.dispatch.text;

import java.util.List;
import java.util.Locale;

/** The languages of the users; the first is spoken to whoever asks for neither. */
public enum Language {
    FRENCH(Locale.FRENCH),
    ENGLISH(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /** The first acceptable language that is spoken here. */
    public static Language of(List<Locale> acceptable) {
        for (Locale wanted : acceptable) {
            for (Language language : values()) {
                if (language.locale.getLanguage().equals(wanted.getLanguage())) {
                    return language;
                }
            }
        }
        return FRENCH;
    }
}
