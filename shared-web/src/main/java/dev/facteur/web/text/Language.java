package dev.facteur.web.text;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
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

    /** A day as people write it. */
    public String write(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(day);
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
