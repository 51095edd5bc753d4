package dev.facteur.submission.meaning.imap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.submission.meaning.FormField;
import dev.facteur.submission.meaning.Hint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row of the table, by the words of the servers that say it: {@code replies.csv}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImapReplyTableTest {
    private final Set<ImapRow> seen = new HashSet<>();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = "replies.csv",
            delimiter = '|',
            numLinesToSkip = 1,
            ignoreLeadingAndTrailingWhitespace = true)
    void means(String name, ImapStage stage, String words, ImapMeaningKind kind, String field, String hint) {
        ImapReply reply = ImapReply.of(words);

        seen.add(ImapReplyTable.row(stage, reply));

        assertThat(ImapReplyTable.of(stage, reply))
                .isEqualTo(new ImapMeaning(
                        kind,
                        present(field).map(FormField::valueOf),
                        present(hint).map(ImapReplyTableTest::hint)));
    }

    @AfterAll
    void hasACaseForEachRow() {
        List<ImapRow> unseen = new ArrayList<>(ImapReplyTable.ROWS);
        unseen.removeAll(seen);

        assertThat(unseen).as("rows that no case reaches").isEmpty();
    }

    @Test
    void hasAMeaningForWhateverIsSaid() {
        for (ImapStage stage : ImapStage.values()) {
            for (String words : List.of("", "NO", "* BYE", "A1 BAD", "[", "[]", "A1 NO [X", "\u0000", "NO [ALERT]")) {
                assertThat(ImapReplyTable.of(stage, ImapReply.of(words))).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            A5 NO [TRYCREATE] No such mailbox             | NO      | TRYCREATE | No such mailbox
            * BYE Logging out                             | BYE     | -         | Logging out
            A1 BAD Error in IMAP command                  | BAD     | -         | Error in IMAP command
            [AUTHENTICATIONFAILED] No such user           | UNKNOWN | AUTHENTICATIONFAILED | No such user
            No such user                                  | UNKNOWN | -         | No such user
            A1 NO [WEBALERT https://x.example/?a=b] Go on | NO      | WEBALERT  | Go on
            A1 NO                                         | NO      | -         | ''
            """)
    void readsWhatIsLeftOfARefusal(String words, ImapReply.Status status, String code, String text) {
        assertThat(ImapReply.of(words)).isEqualTo(new ImapReply(status, Optional.ofNullable(code), text));
    }

    @Test
    void showsNoWordsThatMayNameSomebody() {
        assertThat(ImapReply.of("A1 NO [AUTHENTICATIONFAILED] j.dupond@example.org is unknown"))
                .hasToString("NO [AUTHENTICATIONFAILED]");
    }

    private static Optional<String> present(String cell) {
        return Optional.of(cell).filter(text -> !text.equals("-"));
    }

    private static Hint hint(String code) {
        return Stream.of(Hint.values())
                .filter(hint -> hint.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(code));
    }
}
