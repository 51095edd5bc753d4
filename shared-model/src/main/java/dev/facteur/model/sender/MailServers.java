package dev.facteur.model.sender;

import dev.facteur.model.Fields;
import dev.facteur.model.HeaderText;
import dev.facteur.model.InvalidValueException;
import org.jspecify.annotations.Nullable;

/** The checks that both kinds of mail server share. */
final class MailServers {
    private static final int MAX_PORT = 65535;
    private static final int MAX_USERNAME_LENGTH = 255;

    private MailServers() {}

    static void requirePort(int port) {
        if (port < 1 || port > MAX_PORT) {
            throw new InvalidValueException("port", "must be between 1 and 65535");
        }
    }

    static String requireUsername(@Nullable String username) {
        String given = Fields.requireText("username", username);
        return HeaderText.require("username", given, MAX_USERNAME_LENGTH).strip();
    }

    static Authentication defaultTo(@Nullable Authentication authentication) {
        return authentication == null ? Authentication.PASSWORD : authentication;
    }
}
