package dev.facteur.submission.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.facteur.submission.EnhancedStatusCode;
import dev.facteur.submission.SmtpReply;
import dev.facteur.submission.SmtpStage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Each row of the table, by the words of the servers that say it: {@code replies.csv}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplyTableTest {
    private final Set<Row> seen = new HashSet<>();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = "replies.csv",
            delimiter = '|',
            numLinesToSkip = 1,
            ignoreLeadingAndTrailingWhitespace = true)
    void means(String name, SmtpStage stage, String words, MeaningKind kind, String field, String retry, String hint) {
        SmtpReply reply = reply(words);

        Meaning meaning = ReplyTable.of(stage, reply);
        seen.add(ReplyTable.row(stage, reply));

        assertThat(meaning)
                .isEqualTo(new Meaning(
                        kind,
                        present(field).map(FormField::valueOf),
                        !retry.equals("no"),
                        retry.startsWith("PT") ? Optional.of(Duration.parse(retry)) : Optional.empty(),
                        present(hint).map(ReplyTableTest::hint)));
    }

    @AfterAll
    void hasACaseForEachRow() {
        List<Row> unseen = new ArrayList<>(ReplyTable.ROWS);
        unseen.removeAll(seen);

        assertThat(unseen).as("rows that no case reaches").isEmpty();
    }

    @Test
    void hasAMeaningForEveryNegativeReplyAtEveryStage() {
        for (SmtpStage stage : SmtpStage.values()) {
            for (int code = 400; code < 600; code++) {
                assertThat(ReplyTable.of(stage, new SmtpReply(code, Optional.empty(), List.of(""))))
                        .isNotNull();
            }
        }
    }

    @Test
    void neverTakesATransientReplyAtTheLoginForAWrongPassword() {
        for (int code : new int[] {421, 450, 451, 452, 454, 455}) {
            Meaning meaning = ReplyTable.of(SmtpStage.AUTH, new SmtpReply(code, Optional.empty(), List.of("no")));

            assertThat(meaning.kind()).isEqualTo(MeaningKind.TRANSIENT);
            assertThat(meaning.retry()).isTrue();
        }
    }

    @Test
    void hasNoMeaningForAPositiveReply() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReplyTable.of(SmtpStage.MAIL, new SmtpReply(250, Optional.empty(), List.of("Ok"))));
    }

    private static Optional<String> present(String cell) {
        return Optional.of(cell).filter(text -> !text.equals("-"));
    }

    private static Hint hint(String code) {
        return Set.of(Hint.values()).stream()
                .filter(hint -> hint.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(code));
    }

    private static final Pattern LINE = Pattern.compile("(\\d{3})[- ](?:([245])\\.(\\d{1,3})\\.(\\d{1,3}) ?)?(.*)");

    /** {@code 535-5.7.8 first line // 535 5.7.8 second line}, as on the wire. */
    private static SmtpReply reply(String words) {
        int code = 0;
        Optional<EnhancedStatusCode> enhanced = Optional.empty();
        List<String> lines = new ArrayList<>();
        for (String line : words.split(" // ", -1)) {
            Matcher matcher = LINE.matcher(line);
            assertThat(matcher.matches()).as(line).isTrue();
            code = Integer.parseInt(matcher.group(1));
            if (matcher.group(2) != null && enhanced.isEmpty()) {
                enhanced = Optional.of(new EnhancedStatusCode(
                        Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3)),
                        Integer.parseInt(matcher.group(4))));
            }
            lines.add(matcher.group(5));
        }
        return new SmtpReply(code, enhanced, lines);
    }
}
