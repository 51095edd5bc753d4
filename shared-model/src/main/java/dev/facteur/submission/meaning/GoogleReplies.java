package dev.facteur.submission.meaning;

import static dev.facteur.submission.SmtpStage.AUTH;
import static dev.facteur.submission.meaning.FormField.PASSWORD;
import static dev.facteur.submission.meaning.FormField.SENDER_ADDRESS;
import static dev.facteur.submission.meaning.MeaningKind.AUTHENTICATION;
import static dev.facteur.submission.meaning.MeaningKind.MESSAGE;
import static dev.facteur.submission.meaning.MeaningKind.RECIPIENT;
import static dev.facteur.submission.meaning.MeaningKind.SENDER;
import static dev.facteur.submission.meaning.MeaningKind.THROTTLED;

import java.time.Duration;
import java.util.List;

/** Gmail and Google Workspace ("Gmail SMTP errors and codes"). */
final class GoogleReplies {
    static final List<Row> ROWS = List.of(
            Row.at(AUTH)
                    .code("53x")
                    .says("application-specific password required")
                    .means(AUTHENTICATION)
                    .marks(PASSWORD)
                    .hints(Hint.APP_PASSWORD_REQUIRED),
            // The account's own password is never taken: to the user this says the same as the row above.
            Row.at(AUTH)
                    .code("535")
                    .says("username and password not accepted", "badcredentials")
                    .means(AUTHENTICATION)
                    .marks(PASSWORD)
                    .hints(Hint.APP_PASSWORD_REQUIRED),
            Row.at(AUTH)
                    .code("534")
                    .says("log in via your web browser", "web login required")
                    .means(AUTHENTICATION)
                    .marks(PASSWORD)
                    .hints(Hint.WEB_LOGIN_REQUIRED),
            Row.at(AUTH)
                    .code("4xx")
                    .says("too many login attempts")
                    .means(THROTTLED)
                    .waits(Duration.ofMinutes(10))
                    .hints(Hint.TOO_MANY_LOGINS),
            // 5yz, and yet nobody has to act.
            Row.any()
                    .enhanced("x.4.5")
                    .says("sending limit", "sending quota", "user limit")
                    .means(THROTTLED)
                    .waits(Duration.ofHours(24))
                    .hints(Hint.DAILY_LIMIT),
            Row.any()
                    .code("4xx")
                    .says("receiving mail too quickly", "receiving mail at a rate")
                    .means(THROTTLED),
            Row.any().code("4xx").says("smtp relay limit exceeded").means(THROTTLED),
            Row.any()
                    .says("unsolicited mail", "unsolicited message")
                    .means(MESSAGE)
                    .hints(Hint.SPAM),
            Row.any().code("421").enhanced("4.7.0").says("try again later").means(THROTTLED),
            Row.any()
                    .says(
                            "domain's dmarc policy",
                            "unauthenticated email",
                            "mail is unauthenticated",
                            "sender is unauthenticated")
                    .means(SENDER)
                    .marks(SENDER_ADDRESS)
                    .hints(Hint.SENDER_UNAUTHENTICATED),
            Row.any()
                    .says("ipv6 sending guidelines")
                    .means(MeaningKind.OPERATOR)
                    .hints(Hint.SENDING_SERVER_BLOCKED),
            Row.any().says("potential security issue").means(MESSAGE).hints(Hint.ATTACHMENT_BLOCKED),
            Row.any().says("is over quota", "out of storage space").means(RECIPIENT));

    private GoogleReplies() {}
}
