package dev.facteur.embedded.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/** How a person has their browser: language, light or dark, and how wide. */
public record Look(String locale, ColorScheme scheme, int width, int height) {
    public static final Look FRENCH = new Look("fr-FR", ColorScheme.LIGHT, 1100, 900);

    public static final Look ENGLISH = new Look("en-GB", ColorScheme.LIGHT, 1100, 900);

    public Look dark() {
        return new Look(locale, ColorScheme.DARK, width, height);
    }

    public Look onAPhone() {
        return new Look(locale, scheme, 390, 844);
    }

    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setLocale(locale)
                .setColorScheme(scheme)
                .setViewportSize(width, height)
                .setTimezoneId("Europe/Paris")
                // Pictures of a movement would differ from run to run.
                .setReducedMotion(ReducedMotion.REDUCE);
    }
}
