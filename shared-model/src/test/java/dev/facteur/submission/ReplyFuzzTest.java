package dev.facteur.submission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facteur.submission.meaning.ReplyTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever bytes a server sends: they are replies or a fault that means something, never an exception. */
class ReplyFuzzTest {
    @Property
    void bytesAreRepliesOrTheEndOfTheConversation(@ForAll("likeReplies") byte[] bytes) {
        ReplyReader replies = new ReplyReader(new ByteArrayInputStream(bytes));
        int read = 0;
        for (Optional<SmtpReply> reply = next(replies); reply.isPresent(); reply = next(replies)) {
            assertThat(reply.get().text().chars()).noneMatch(Character::isISOControl);
            assertThat(reply.get().text()).doesNotContain("\u2028").doesNotContain("\u2029");
            assertThat(reply.get().lines()).isNotEmpty().hasSizeLessThanOrEqualTo(ReplyReader.MAX_LINES);
            // Each takes bytes: whoever counts further would wait for ever.
            assertThat(++read).isLessThanOrEqualTo(bytes.length);
        }
    }

    /** On a socket, with a server that says something odd at any of its turns. */
    @Property(tries = 60)
    void aConversationEndsInAValueWhateverTheServerSays(@ForAll("turns") List<byte[]> turns) throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(peer -> peer.babbles(turns))) {
            switch (Conversations.open(server)) {
                case Opening.Failed(var fault) ->
                    assertThat(ReplyTable.of(fault)).isNotNull();
                case Opening.Ready(var conversation) -> {
                    try (conversation) {
                        converse(conversation);
                    }
                }
            }
        }
    }

    private static void converse(SmtpConversation conversation) {
        conversation.probe("j.dupond@example.org", "j.dupond@example.org").ifPresent(ReplyFuzzTest::meansSomething);
        if (conversation.isReusable()) {
            switch (conversation.submit(Conversations.ENVELOPE, Conversations.content("Subject: x\r\n\r\nx\r\n"))) {
                case SubmissionResult.Accepted accepted ->
                    assertThat(accepted.recipients()).isNotEmpty();
                case SubmissionResult.NotAccepted refused -> meansSomething(refused.fault());
                case SubmissionResult.Uncertain uncertain -> meansSomething(uncertain.fault());
            }
        }
    }

    private static void meansSomething(ConversationFault fault) {
        assertThat(ReplyTable.of(fault).kind()).isNotNull();
    }

    /** Empty: the conversation is over. */
    private static Optional<SmtpReply> next(ReplyReader replies) {
        try {
            return Optional.of(replies.read());
        } catch (IOException closedOrNoSmtp) {
            return Optional.empty();
        }
    }

    /** Most turns as they should be, so that the odd one comes late as well as early. */
    @Provide
    Arbitrary<List<byte[]>> turns() {
        Arbitrary<byte[]> odd = likeReplies();
        List<String> proper = List.of(
                "220 mx.example.org ESMTP\r\n",
                "250-mx.example.org\r\n250-PIPELINING\r\n250 SIZE 1000\r\n",
                "250 2.1.0 Ok\r\n",
                "250 2.1.5 Ok\r\n",
                "250 2.0.0 Ok\r\n",
                "250 2.1.0 Ok\r\n250 2.1.5 Ok\r\n354 go\r\n",
                "250 2.0.0 queued\r\n");
        return Combinators.combine(Arbitraries.integers().between(0, proper.size()), odd, odd)
                .as((place, first, second) -> {
                    List<byte[]> turns = new ArrayList<>();
                    proper.stream().limit(place).forEach(turn -> turns.add(turn.getBytes(StandardCharsets.US_ASCII)));
                    turns.add(first);
                    turns.add(second);
                    return turns;
                });
    }

    @Provide
    Arbitrary<byte[]> likeReplies() {
        Arbitrary<String> codes = Arbitraries.oneOf(
                Arbitraries.integers().between(200, 599).map(String::valueOf),
                Arbitraries.of("250", "250", "550", "1", "99", "600", "2x0", "-50", "٢٥٠", ""));
        Arbitrary<String> separators = Arbitraries.of(" ", "-", "-", "", "\t", "+");
        Arbitrary<String> texts = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40),
                Arbitraries.of(
                        "",
                        "2.1.5 Ok",
                        "5.7.8",
                        "5.7",
                        "9.9.9 x",
                        "5.7.8.9 x",
                        "5.1234.0 x",
                        "\u0000",
                        "\u001b[31m",
                        "x\u2028y"),
                Arbitraries.strings().ascii().ofMinLength(4000).ofMaxLength(4200));
        Arbitrary<String> ends = Arbitraries.of("\r\n", "\r\n", "\n", "\r", "");
        Arbitrary<byte[]> lines = Combinators.combine(codes, separators, texts, ends)
                .as((code, separator, text, end) -> code + separator + text + end)
                .list()
                .ofMaxSize(6)
                .map(all -> String.join("", all).getBytes(StandardCharsets.UTF_8));
        return Arbitraries.oneOf(lines, Arbitraries.bytes().array(byte[].class).ofMaxSize(300));
    }
}
