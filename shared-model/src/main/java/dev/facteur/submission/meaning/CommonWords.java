package dev.facteur.submission.meaning;

import static dev.facteur.submission.SmtpStage.AUTH;
import static dev.facteur.submission.SmtpStage.CONNECT;
import static dev.facteur.submission.SmtpStage.DATA;
import static dev.facteur.submission.SmtpStage.EHLO;
import static dev.facteur.submission.SmtpStage.GREETING;
import static dev.facteur.submission.SmtpStage.MAIL;
import static dev.facteur.submission.SmtpStage.RCPT;
import static dev.facteur.submission.meaning.FormField.SECURITY;
import static dev.facteur.submission.meaning.MeaningKind.OPERATOR;
import static dev.facteur.submission.meaning.MeaningKind.THROTTLED;
import static dev.facteur.submission.meaning.MeaningKind.TLS;
import static dev.facteur.submission.meaning.MeaningKind.TOO_MANY_RECIPIENTS;
import static dev.facteur.submission.meaning.MeaningKind.TRANSIENT;

import java.util.List;

/** Words that mean the same wherever they are said. */
final class CommonWords {
    static final List<Row> ROWS = List.of(
            Row.at(GREETING, EHLO, AUTH, MAIL, RCPT, DATA)
                    .code("53x")
                    .says("must issue a starttls", "starttls first", "encryption required")
                    .means(TLS)
                    .marks(SECURITY)
                    .hints(Hint.STARTTLS_EXPECTED),
            Row.any()
                    .says("blocked using", "spamhaus", "blacklist", "block list", "blocklist", " rbl ", "dnsbl")
                    .means(OPERATOR)
                    .hints(Hint.SENDING_SERVER_BLOCKED),
            Row.any().code("4xx").says("greylist", "graylist", "greylisted").means(TRANSIENT),
            Row.any()
                    .code("4xx")
                    .says("too many connections", "too many concurrent", "too many simultaneous")
                    .means(THROTTLED)
                    .hints(Hint.TOO_MANY_CONNECTIONS),
            Row.any().says("too many recipients").means(TOO_MANY_RECIPIENTS),
            Row.at(CONNECT, GREETING, EHLO, AUTH, MAIL)
                    .code("4xx")
                    .says("too many")
                    .means(THROTTLED),
            Row.any()
                    .code("4xx")
                    .says(
                            "too many messages",
                            "too many mails",
                            "too many emails",
                            "rate limit",
                            "sending rate",
                            "rate exceeded",
                            "slow down",
                            "too fast",
                            "throttl",
                            "too quickly")
                    .means(THROTTLED));

    private CommonWords() {}
}
