package dev.facteur.submission.meaning;

import static dev.facteur.submission.SmtpStage.AUTH;
import static dev.facteur.submission.SmtpStage.STARTTLS;
import static dev.facteur.submission.meaning.FormField.PASSWORD;
import static dev.facteur.submission.meaning.FormField.SECURITY;
import static dev.facteur.submission.meaning.FormField.USERNAME;
import static dev.facteur.submission.meaning.MeaningKind.AUTHENTICATION;
import static dev.facteur.submission.meaning.MeaningKind.TLS;
import static dev.facteur.submission.meaning.MeaningKind.TRANSIENT;

import java.util.List;

/** Refusals around the login that every server may say (RFC 3207, 4954, 5248). */
final class LoginReplies {
    static final List<Row> ROWS = List.of(
            // Whatever the reason: never go on in the clear.
            Row.at(STARTTLS).means(TLS).marks(SECURITY),
            Row.any().code("538").means(TLS).marks(SECURITY).hints(Hint.STARTTLS_EXPECTED),
            Row.any().enhanced("5.7.10").means(TLS).marks(SECURITY),
            Row.any().enhanced("5.7.11").means(TLS).marks(SECURITY),
            // A 4yz, and yet only the owner can end it.
            Row.any().enhanced("x.7.12").means(AUTHENTICATION).marks(PASSWORD).hints(Hint.PASSWORD_CHANGE_REQUIRED),
            Row.at(AUTH).code("432").means(AUTHENTICATION).marks(PASSWORD).hints(Hint.PASSWORD_CHANGE_REQUIRED),
            Row.any().enhanced("x.7.13").means(AUTHENTICATION).marks(USERNAME).hints(Hint.ACCOUNT_DISABLED),
            // 454 above all: the server cannot tell now, the password may be right.
            Row.at(AUTH).code("4xx").means(TRANSIENT),
            Row.at(AUTH).code("503").means(TRANSIENT),
            Row.at(AUTH).code("50x").means(AUTHENTICATION).marks(SECURITY),
            Row.at(AUTH).means(AUTHENTICATION).marks(PASSWORD),
            Row.any().code("530").means(AUTHENTICATION).marks(USERNAME).hints(Hint.LOGIN_MISSING),
            Row.any().code("534").means(AUTHENTICATION).marks(PASSWORD),
            Row.any().code("535").means(AUTHENTICATION).marks(PASSWORD),
            Row.any().enhanced("5.7.8").means(AUTHENTICATION).marks(PASSWORD));

    private LoginReplies() {}
}
