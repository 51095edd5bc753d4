package dev.facteur.submission.meaning;

import static dev.facteur.submission.SmtpStage.DATA;
import static dev.facteur.submission.SmtpStage.END_OF_DATA;
import static dev.facteur.submission.SmtpStage.MAIL;
import static dev.facteur.submission.meaning.FormField.SECURITY;
import static dev.facteur.submission.meaning.FormField.SENDER_ADDRESS;
import static dev.facteur.submission.meaning.MeaningKind.MESSAGE;
import static dev.facteur.submission.meaning.MeaningKind.MESSAGE_SIZE;
import static dev.facteur.submission.meaning.MeaningKind.OPERATOR;
import static dev.facteur.submission.meaning.MeaningKind.RECIPIENT;
import static dev.facteur.submission.meaning.MeaningKind.SENDER;
import static dev.facteur.submission.meaning.MeaningKind.THROTTLED;
import static dev.facteur.submission.meaning.MeaningKind.TLS;
import static dev.facteur.submission.meaning.MeaningKind.TOO_MANY_RECIPIENTS;
import static dev.facteur.submission.meaning.MeaningKind.TRANSIENT;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Enhanced status codes (RFC 3463, the registry of RFC 5248, RFC 6710, 7372, 7505, 8689). */
final class EnhancedCodes {
    static final List<Row> ROWS = Stream.of(
                    each(code -> sender(Row.any().enhanced(code)), "x.1.7", "x.1.8", "x.1.9", "x.7.27"),
                    each(code -> sender(Row.at(MAIL).enhanced(code)), "x.1.x", "x.7.1"),
                    each(
                            code -> Row.any().enhanced(code).means(RECIPIENT),
                            "x.1.0",
                            "x.1.1",
                            "x.1.2",
                            "x.1.3",
                            "x.1.6",
                            "x.1.10",
                            "x.2.1",
                            "x.2.2",
                            "5.4.1",
                            "5.4.4"),
                    each(code -> Row.any().enhanced(code).means(MESSAGE_SIZE), "x.2.3", "x.3.4"),
                    each(code -> Row.any().enhanced(code).means(TRANSIENT), "4.3.x", "4.4.x"),
                    each(code -> Row.any().enhanced(code).means(TOO_MANY_RECIPIENTS), "x.5.3"),
                    each(
                            code -> Row.any().enhanced(code).means(MESSAGE).hints(Hint.SMTPUTF8_MISSING),
                            "x.6.7",
                            "x.6.9",
                            "x.6.10"),
                    each(code -> Row.any().enhanced(code).means(MESSAGE), "x.6.x"),
                    // Why the server that sends has no name of its own is for its operator.
                    each(code -> Row.any().enhanced(code).means(OPERATOR).hints(Hint.SENDING_SERVER_BLOCKED), "x.7.25"),
                    each(code -> Row.any().enhanced(code).means(THROTTLED), "x.7.28"),
                    each(
                            code -> sender(Row.any().enhanced(code)).hints(Hint.SENDER_UNAUTHENTICATED),
                            "x.7.20",
                            "x.7.21",
                            "x.7.22",
                            "x.7.23",
                            "x.7.24",
                            "x.7.26",
                            "x.7.29"),
                    each(code -> Row.any().enhanced(code).means(TLS).marks(SECURITY), "5.7.30"),
                    each(code -> Row.at(DATA, END_OF_DATA).enhanced(code).means(MESSAGE), "x.7.0", "x.7.1"))
            .flatMap(List::stream)
            .toList();

    private EnhancedCodes() {}

    private static List<Row> each(Function<String, Row> row, String... codes) {
        return Stream.of(codes).map(row).toList();
    }

    private static Row sender(Row row) {
        return row.means(SENDER).marks(SENDER_ADDRESS);
    }
}
