package dev.facteur.settings.connection.provider;

import dev.facteur.model.sender.SendingMethod;
import dev.facteur.settings.credential.vault.SecretField;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** At whom an account can be connected. */
public enum Provider {
    GMAIL(
            SendingMethod.GMAIL,
            SecretField.GMAIL_REFRESH_TOKEN,
            SecretField.GMAIL_ACCESS_TOKEN,
            SecretField.GMAIL_SMTP_ACCESS_TOKEN,
            "Gmail"),
    MICROSOFT(
            SendingMethod.MICROSOFT,
            SecretField.MICROSOFT_REFRESH_TOKEN,
            SecretField.MICROSOFT_ACCESS_TOKEN,
            SecretField.MICROSOFT_SMTP_ACCESS_TOKEN,
            "Microsoft");

    private final SendingMethod method;
    private final SecretField refreshToken;
    private final SecretField accessToken;
    private final SecretField smtpAccessToken;
    private final String displayName;

    Provider(
            SendingMethod method,
            SecretField refreshToken,
            SecretField accessToken,
            SecretField smtpAccessToken,
            String displayName) {
        this.method = method;
        this.refreshToken = refreshToken;
        this.accessToken = accessToken;
        this.smtpAccessToken = smtpAccessToken;
        this.displayName = displayName;
    }

    /** The one whose accounts send by this method, if it is one of theirs. */
    public static Optional<Provider> of(SendingMethod method) {
        return Arrays.stream(values()).filter(one -> one.method == method).findFirst();
    }

    /** As in paths and answers. */
    public static Optional<Provider> named(String path) {
        return Arrays.stream(values()).filter(one -> one.path().equals(path)).findFirst();
    }

    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    public SendingMethod method() {
        return method;
    }

    public SecretField refreshToken() {
        return refreshToken;
    }

    public SecretField accessToken(TokenUse use) {
        return switch (use) {
            case API -> accessToken;
            case SMTP -> smtpAccessToken;
        };
    }

    /** For people. */
    public String displayName() {
        return displayName;
    }
}
