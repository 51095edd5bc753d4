package dev.facteur.submission.meaning;

import static dev.facteur.submission.SmtpStage.AUTH;
import static dev.facteur.submission.SmtpStage.END_OF_DATA;
import static dev.facteur.submission.SmtpStage.MAIL;
import static dev.facteur.submission.meaning.FormField.PASSWORD;
import static dev.facteur.submission.meaning.FormField.SENDER_ADDRESS;
import static dev.facteur.submission.meaning.FormField.USERNAME;
import static dev.facteur.submission.meaning.MeaningKind.AUTHENTICATION;
import static dev.facteur.submission.meaning.MeaningKind.MESSAGE;
import static dev.facteur.submission.meaning.MeaningKind.OPERATOR;
import static dev.facteur.submission.meaning.MeaningKind.RECIPIENT;
import static dev.facteur.submission.meaning.MeaningKind.SENDER;
import static dev.facteur.submission.meaning.MeaningKind.THROTTLED;

import java.time.Duration;
import java.util.List;

/** Microsoft 365, Exchange and Outlook.com. */
final class MicrosoftReplies {
    private static final Duration A_DAY = Duration.ofHours(24);

    static final List<Row> ROWS = List.of(
            Row.at(AUTH)
                    .says("smtpclientauthentication is disabled")
                    .means(AUTHENTICATION)
                    .marks(PASSWORD)
                    .hints(Hint.SMTP_AUTH_DISABLED),
            // The registry has REQUIRETLS for 5.7.30; Microsoft says this with it.
            Row.any()
                    .says("basic authentication is disabled", "basic authentication is not supported")
                    .means(AUTHENTICATION)
                    .marks(PASSWORD)
                    .hints(Hint.SIGN_IN_REQUIRED),
            Row.at(AUTH)
                    .enhanced("5.7.139")
                    .says("security defaults", "did not meet the criteria")
                    .means(AUTHENTICATION)
                    .marks(PASSWORD)
                    .hints(Hint.SMTP_AUTH_DISABLED),
            Row.at(AUTH)
                    .enhanced("5.7.139")
                    .says("locked")
                    .means(AUTHENTICATION)
                    .marks(USERNAME)
                    .hints(Hint.ACCOUNT_LOCKED),
            Row.at(AUTH).enhanced("5.7.139").means(AUTHENTICATION).marks(PASSWORD),
            Row.at(AUTH).enhanced("5.7.3").means(AUTHENTICATION).marks(PASSWORD),
            Row.any().enhanced("5.7.57").means(AUTHENTICATION).marks(USERNAME).hints(Hint.LOGIN_MISSING),
            Row.any()
                    .says("sendasdenied", "send as this sender")
                    .means(SENDER)
                    .marks(SENDER_ADDRESS)
                    .hints(Hint.SENDER_NOT_OWNED),
            Row.any().enhanced("5.7.60").means(SENDER).marks(SENDER_ADDRESS).hints(Hint.SENDER_NOT_OWNED),
            Row.any()
                    .says("concurrent connections limit", "sender thread limit")
                    .means(THROTTLED)
                    .hints(Hint.TOO_MANY_CONNECTIONS),
            Row.any()
                    .says("submissionquotaexceeded", "recipient rate limit", "message rate limit")
                    .means(THROTTLED)
                    .waits(A_DAY)
                    .hints(Hint.DAILY_LIMIT),
            Row.at(AUTH, MAIL, END_OF_DATA)
                    .enhanced("x.2.2")
                    .says("quotaexceeded", "mailbox full")
                    .means(SENDER)
                    .marks(SENDER_ADDRESS)
                    .hints(Hint.OWN_MAILBOX_FULL),
            Row.any().enhanced("5.7.232").means(THROTTLED).waits(A_DAY).hints(Hint.DAILY_LIMIT),
            Row.any().enhanced("5.7.233").means(THROTTLED).waits(A_DAY).hints(Hint.DAILY_LIMIT),
            Row.any()
                    .says("bad outbound sender", "banned sender")
                    .means(SENDER)
                    .marks(SENDER_ADDRESS)
                    .hints(Hint.SENDER_BLOCKED),
            Row.any().enhanced("5.7.511").means(SENDER).marks(SENDER_ADDRESS).hints(Hint.SENDER_BLOCKED),
            Row.any().enhanced("5.7.708").means(OPERATOR).hints(Hint.SENDING_SERVER_BLOCKED),
            Row.any().says("banned sending ip").means(OPERATOR).hints(Hint.SENDING_SERVER_BLOCKED),
            Row.any().code("451").enhanced("4.7.500").means(THROTTLED),
            Row.any().enhanced("5.0.350").means(MESSAGE).hints(Hint.ATTACHMENT_BLOCKED),
            Row.any().says("recipient address rejected: access denied").means(RECIPIENT),
            Row.any().code("421").says("rp-001", "rp-002", "rp-003").means(THROTTLED),
            Row.any().says("(sc-00", "(dy-00", "(ou-00").means(OPERATOR).hints(Hint.SENDING_SERVER_BLOCKED));

    private MicrosoftReplies() {}
}
