package dev.facteur.dispatch.lane;

import dev.facteur.model.provider.MailProviders;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.model.sender.SendingMethod;

/**
 * By whose limits an account sends. They are the same by its API as by its submission server, so that one stands for the
 * account. Pure.
 */
final class AccountHosts {
    /** An organisation's account has four times the limits of a private one, and Gmail says itself when they are reached. */
    private static final String WORKSPACE = "gmail.googleapis.com";

    private static final String MICROSOFT_365 = "smtp.office365.com";

    private AccountHosts() {}

    static String of(SenderProfile profile) {
        return MailProviders.bundled().forDomain(profile.address().asciiDomain()).stream()
                .filter(provider -> provider.connection()
                        .filter(connection -> connection.method() == profile.method())
                        .isPresent())
                .map(provider -> provider.smtp().getFirst().host().value())
                .findFirst()
                .orElse(profile.method() == SendingMethod.GMAIL ? WORKSPACE : MICROSOFT_365);
    }
}
