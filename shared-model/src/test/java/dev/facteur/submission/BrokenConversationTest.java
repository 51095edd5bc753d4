package dev.facteur.submission;

import static dev.facteur.submission.Conversations.ENVELOPE;
import static dev.facteur.submission.Conversations.PATIENT;
import static dev.facteur.submission.Conversations.content;
import static dev.facteur.submission.Conversations.failed;
import static dev.facteur.submission.Conversations.open;
import static dev.facteur.submission.Conversations.ready;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections that are lost, or kept and not used, at every stage. */
@Timeout(60)
class BrokenConversationTest {
    /** Long enough for what works, on a machine that has much else to do. */
    private static final Duration SOON = Duration.ofMillis(800);

    private static final Timeouts IMPATIENT_FOR_REPLIES =
            new Timeouts(PATIENT.connect(), SOON, PATIENT.content(), PATIENT.endOfData());
    private static final Timeouts IMPATIENT_FOR_CONTENT =
            new Timeouts(PATIENT.connect(), PATIENT.command(), SOON, PATIENT.endOfData());
    private static final Timeouts IMPATIENT_FOR_THE_END =
            new Timeouts(PATIENT.connect(), PATIENT.command(), PATIENT.content(), SOON);
    private static final MessageContent HELLO = content("Hello");

    @Test
    void saysThatTheServerHungUpBeforeItsGreeting() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {})) {
            assertBroken(failed(open(server)), SmtpStage.GREETING, BreakReason.CLOSED_BY_PEER);
        }
    }

    @Test
    void saysThatTheConnectionWasReset() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
            script.says("220 mail.example.org");
            script.hears("EHLO client.example.org");
            script.resets();
        })) {
            assertBroken(failed(open(server)), SmtpStage.EHLO, BreakReason.RESET_BY_PEER);
        }
    }

    @Test
    void saysThatTheGreetingNeverCame() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(ScriptedServer.Server::hearsNothingMore)) {
            assertBroken(
                    failed(open(server, IMPATIENT_FOR_REPLIES)), SmtpStage.GREETING, BreakReason.GREETING_NEVER_CAME);
        }
    }

    @Test
    void doesNotGiveMoreTimeToAReplyThatDrips() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
            script.says("220 mail.example.org");
            script.hears("EHLO client.example.org");
            script.dripsUntilNobodyListens("250-x", Duration.ofMillis(20));
        })) {
            long begin = System.nanoTime();

            assertBroken(failed(open(server, IMPATIENT_FOR_REPLIES)), SmtpStage.EHLO, BreakReason.TIMED_OUT);

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON.multipliedBy(10));
        }
    }

    @Test
    void endsTheWholeConversationInTimeThoughEachStepIsQuick() throws IOException {
        Timeouts whole = new Timeouts(
                PATIENT.connect(), PATIENT.command(), PATIENT.content(), PATIENT.endOfData(), Optional.of(SOON));
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets();
                    String heard = script.hearsTheRestSaying("250 Ok\r\n");
                    assertThat(heard).startsWith("RSET\r\nRSET\r\n");
                });
                SmtpConversation conversation = ready(open(server, whole))) {
            Optional<ConversationFault> fault = Optional.empty();
            while (fault.isEmpty()) {
                fault = conversation.reset();
            }

            assertBroken(fault.get(), SmtpStage.RSET, BreakReason.TIMED_OUT);
        }
    }

    @Test
    void isCertainThatNothingWasSentWhenTheConnectionIsLostBeforeTheContent() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    script.greets("PIPELINING");
                    script.hears("MAIL FROM:<j.dupond@example.org>", "RCPT TO:<client@example.com>", "DATA");
                    script.says("250 Ok");
                    script.hangsUp();
                });
                SmtpConversation conversation = ready(open(server))) {
            assertBroken(notAccepted(conversation.submit(ENVELOPE, HELLO)), SmtpStage.RCPT, BreakReason.CLOSED_BY_PEER);
            assertThat(conversation.isReusable()).isFalse();
        }
    }

    @Test
    void isCertainThatNothingWasSentWhenTheConnectionIsLostWithinTheContent() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    acceptsUpToData(script);
                    script.line();
                    script.resets();
                });
                SmtpConversation conversation = ready(open(server))) {
            ConversationFault fault = notAccepted(conversation.submit(ENVELOPE, endless()));

            assertBroken(fault, SmtpStage.DATA, BreakReason.RESET_BY_PEER);
        }
    }

    @Test
    void endsAWriteToAServerThatDoesNotRead() throws IOException {
        CountDownLatch givenUp = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    acceptsUpToData(script);
                    await(givenUp);
                    assertThat(script.hearsTheRest()).doesNotContain("\r\n.\r\n");
                });
                SmtpConversation conversation = ready(open(server, IMPATIENT_FOR_CONTENT))) {
            ConversationFault fault = notAccepted(conversation.submit(ENVELOPE, endless()));
            givenUp.countDown();

            assertBroken(fault, SmtpStage.DATA, BreakReason.TIMED_OUT);
        }
    }

    @Test
    void listensToAServerThatRefusesAndHangsUpWithinTheContent() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    acceptsUpToData(script);
                    script.line();
                    script.says("552 5.3.4 Message size exceeds fixed limit");
                    script.hangsUp();
                });
                SmtpConversation conversation = ready(open(server))) {
            assertThat(notAccepted(conversation.submit(ENVELOPE, endless())))
                    .isInstanceOfSatisfying(ConversationFault.Refused.class, refused -> {
                        assertThat(refused.stage()).isEqualTo(SmtpStage.DATA);
                        assertThat(refused.reply().code()).isEqualTo(552);
                    });
        }
    }

    @Test
    void isUncertainWhenTheServerHangsUpAfterTheFinalDot() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    acceptsUpToData(script);
                    script.hears("Hello", ".");
                    script.hangsUp();
                });
                SmtpConversation conversation = ready(open(server))) {
            assertUncertain(conversation.submit(ENVELOPE, HELLO), BreakReason.CLOSED_BY_PEER);
        }
    }

    @Test
    void isUncertainWhenTheConnectionIsResetAfterTheFinalDot() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    acceptsUpToData(script);
                    script.hears("Hello", ".");
                    script.resets();
                });
                SmtpConversation conversation = ready(open(server))) {
            assertUncertain(conversation.submit(ENVELOPE, HELLO), BreakReason.RESET_BY_PEER);
        }
    }

    @Test
    void isUncertainWhenTheReplyToTheFinalDotDoesNotCome() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    acceptsUpToData(script);
                    script.hears("Hello", ".");
                    script.sends("250 2.0.0 Ok: que");
                    script.hearsNothingMore();
                });
                SmtpConversation conversation = ready(open(server, IMPATIENT_FOR_THE_END))) {
            assertUncertain(conversation.submit(ENVELOPE, HELLO), BreakReason.TIMED_OUT);
        }
    }

    @Test
    void isUncertainWhenTheReplyToTheFinalDotIsNone() throws IOException {
        for (String reply : new String[] {"Ok", "354 again", "250-first\r\n550 second"}) {
            try (ScriptedServer server = ScriptedServer.playing(script -> {
                        acceptsUpToData(script);
                        script.hears("Hello", ".");
                        script.says(reply);
                        script.hearsNothingMore();
                    });
                    SmtpConversation conversation = ready(open(server))) {
                assertUncertain(conversation.submit(ENVELOPE, HELLO), BreakReason.PROTOCOL_VIOLATION);
            }
        }
    }

    @Test
    void isCertainOfARefusalThatClosesTheConnection() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    acceptsUpToData(script);
                    script.hears("Hello", ".");
                    script.says("421 4.7.0 Try again later, closing connection.");
                    script.hangsUp();
                });
                SmtpConversation conversation = ready(open(server))) {
            assertThat(notAccepted(conversation.submit(ENVELOPE, HELLO))).isInstanceOf(ConversationFault.Refused.class);
            assertThat(conversation.isReusable()).isFalse();
        }
    }

    @Test
    void neverEndsAMessageWhoseContentCannotBeRead() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    acceptsUpToData(script);
                    assertThat(script.hearsTheRest()).doesNotContain(".");
                });
                SmtpConversation conversation = ready(open(server))) {
            MessageContent unreadable = contentOf(100, out -> {
                out.write("half of it".getBytes(StandardCharsets.US_ASCII));
                throw new IOException("https://storage.example.org/signed?secret=1");
            });
            ConversationFault fault = notAccepted(conversation.submit(ENVELOPE, unreadable));

            assertBroken(fault, SmtpStage.DATA, BreakReason.CONTENT_UNREADABLE);
            assertThat(fault.toString()).doesNotContain("secret");
            assertThat(conversation.isReusable()).isFalse();
        }
    }

    @Test
    void neverEndsAMessageThatIsShorterOrLongerThanItSaid() throws IOException {
        for (int size : new int[] {4, 6}) {
            try (ScriptedServer server = ScriptedServer.playing(script -> {
                        acceptsUpToData(script);
                        assertThat(script.hearsTheRest()).doesNotContain(".");
                    });
                    SmtpConversation conversation = ready(open(server))) {
                MessageContent wrong = contentOf(size, out -> HELLO.writeTo(out));

                assertBroken(
                        notAccepted(conversation.submit(ENVELOPE, wrong)),
                        SmtpStage.DATA,
                        BreakReason.CONTENT_UNREADABLE);
            }
        }
    }

    @Test
    void hangsUpWhenTheContentFailsInAWayNobodyExpected() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    acceptsUpToData(script);
                    script.hearsNothingMore();
                });
                SmtpConversation conversation = ready(open(server))) {
            MessageContent wrong = contentOf(5, out -> {
                throw new IllegalStateException("a mistake of ours");
            });

            assertThatThrownBy(() -> conversation.submit(ENVELOPE, wrong)).isInstanceOf(IllegalStateException.class);
            assertThat(conversation.isReusable()).isFalse();
        }
    }

    @Test
    void endsWhenItsThreadIsInterrupted() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        CompletableFuture<SubmissionResult> result = new CompletableFuture<>();
        try (ScriptedServer server = ScriptedServer.playing(script -> {
                    acceptsUpToData(script);
                    script.hears("Hello", ".");
                    waiting.countDown();
                    script.hearsNothingMore();
                });
                SmtpConversation conversation = ready(open(server))) {
            Thread sending = Thread.ofVirtual().start(() -> result.complete(conversation.submit(ENVELOPE, HELLO)));
            waiting.await();
            sending.interrupt();

            assertUncertain(result.get(5, TimeUnit.SECONDS), BreakReason.INTERRUPTED);
        }
    }

    @Test
    void saysGoodbyeOnlyForSoLong() throws IOException {
        try (ScriptedServer server = ScriptedServer.playing(script -> {
            script.greets();
            script.hears("QUIT");
            script.hearsNothingMore();
        })) {
            long begin = System.nanoTime();

            ready(open(server)).close();

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
        }
    }

    private static void acceptsUpToData(ScriptedServer.Server script) throws IOException {
        script.greets("PIPELINING");
        script.hears("MAIL FROM:<j.dupond@example.org>", "RCPT TO:<client@example.com>", "DATA");
        script.says("250 Ok", "250 Ok", "354 Go");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** More than all buffers between here and there hold. */
    private static MessageContent endless() {
        byte[] piece = "a line of the message that is like all others\r\n"
                .repeat(1_000)
                .getBytes(StandardCharsets.US_ASCII);
        return contentOf(1_000L * piece.length, out -> {
            for (int i = 0; i < 1_000; i++) {
                out.write(piece);
            }
        });
    }

    private static MessageContent contentOf(long size, Writing writing) {
        return new MessageContent() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public boolean needs8BitMime() {
                return false;
            }

            @Override
            public boolean needsSmtpUtf8() {
                return false;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                writing.to(out);
            }
        };
    }

    private static ConversationFault notAccepted(SubmissionResult result) {
        assertThat(result).isInstanceOf(SubmissionResult.NotAccepted.class);
        return ((SubmissionResult.NotAccepted) result).fault();
    }

    private static void assertUncertain(SubmissionResult result, BreakReason reason) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        SubmissionResult.Uncertain.class,
                        uncertain -> assertBroken(uncertain.fault(), SmtpStage.END_OF_DATA, reason));
    }

    private static void assertBroken(ConversationFault fault, SmtpStage stage, BreakReason reason) {
        assertThat(fault).isInstanceOfSatisfying(ConversationFault.Broken.class, broken -> {
            assertThat(broken.stage()).isEqualTo(stage);
            assertThat(broken.reason()).isEqualTo(reason);
        });
    }
}
