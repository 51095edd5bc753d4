package dev.facteur.submission.meaning;

import static dev.facteur.submission.SmtpStage.DATA;
import static dev.facteur.submission.SmtpStage.EHLO;
import static dev.facteur.submission.SmtpStage.END_OF_DATA;
import static dev.facteur.submission.SmtpStage.GREETING;
import static dev.facteur.submission.SmtpStage.MAIL;
import static dev.facteur.submission.SmtpStage.RCPT;
import static dev.facteur.submission.meaning.FormField.HOST;
import static dev.facteur.submission.meaning.FormField.SENDER_ADDRESS;
import static dev.facteur.submission.meaning.MeaningKind.MESSAGE;
import static dev.facteur.submission.meaning.MeaningKind.MESSAGE_SIZE;
import static dev.facteur.submission.meaning.MeaningKind.OPERATOR;
import static dev.facteur.submission.meaning.MeaningKind.RECIPIENT;
import static dev.facteur.submission.meaning.MeaningKind.SENDER;
import static dev.facteur.submission.meaning.MeaningKind.THROTTLED;
import static dev.facteur.submission.meaning.MeaningKind.TRANSIENT;
import static dev.facteur.submission.meaning.MeaningKind.UNREACHABLE;

import java.util.List;

/** Reply codes without better information (RFC 5321 §4.2.3). The last two rows leave nothing over. */
final class BasicCodes {
    static final List<Row> ROWS = List.of(
            Row.at(RCPT).code("45x").says("limit").means(THROTTLED),
            Row.any().code("4xx").means(TRANSIENT),
            Row.any().code("503").means(TRANSIENT),
            Row.at(EHLO).code("50x").means(OPERATOR).hints(Hint.EHLO_NAME),
            // Our address is not welcome there, or it is no server that takes mail.
            Row.at(GREETING, EHLO).code("5xx").means(UNREACHABLE).marks(HOST),
            Row.any().code("50x").means(OPERATOR),
            Row.any().code("555").means(OPERATOR),
            Row.any().code("552").means(MESSAGE_SIZE),
            Row.at(DATA).says("no valid recipients").means(RECIPIENT),
            Row.at(MAIL).code("5xx").means(SENDER).marks(SENDER_ADDRESS),
            Row.at(RCPT).code("5xx").says("sender").means(SENDER).marks(SENDER_ADDRESS),
            Row.at(RCPT).code("5xx").means(RECIPIENT),
            Row.at(DATA, END_OF_DATA).code("5xx").means(MESSAGE),
            Row.any().means(OPERATOR));

    private BasicCodes() {}
}
