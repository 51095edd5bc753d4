package dev.facteur.submission.meaning;

import dev.facteur.submission.ConversationFault;
import dev.facteur.submission.SmtpReply;
import dev.facteur.submission.SmtpStage;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Fault → meaning. The first row that matches wins, and rows come from the special to the general: what providers say in
 * their own words, then what every server says at login, then enhanced codes, then basic codes.
 *
 * <p>Whose server it is makes no difference here: that a refused login at the relay is the operator's business and not
 * the sender's is for the caller to know.
 */
public final class ReplyTable {
    static final List<Row> ROWS = Stream.of(
                    GoogleReplies.ROWS,
                    MicrosoftReplies.ROWS,
                    ProviderReplies.ROWS,
                    CommonWords.ROWS,
                    LoginReplies.ROWS,
                    EnhancedCodes.ROWS,
                    BasicCodes.ROWS)
            .flatMap(List::stream)
            .toList();

    private ReplyTable() {}

    public static Meaning of(ConversationFault fault) {
        return switch (fault) {
            case ConversationFault.Refused refused -> of(refused.stage(), refused.reply());
            case ConversationFault.Broken broken -> Breakdowns.of(broken);
            case ConversationFault.Unsupported unsupported -> Breakdowns.of(unsupported);
        };
    }

    /** Of a negative reply, 4yz or 5yz; also of one recipient. */
    public static Meaning of(SmtpStage stage, SmtpReply reply) {
        return row(stage, reply).meaningOf(reply);
    }

    static Row row(SmtpStage stage, SmtpReply reply) {
        String text = reply.text().toLowerCase(Locale.ROOT);
        return ROWS.stream()
                .filter(row -> row.matches(stage, reply, text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a negative reply: " + reply));
    }
}
