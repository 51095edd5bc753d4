package dev.facteur.submission;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;

/**
 * The two directions of one connection. Every wait is time-boxed; every trouble leaves as {@link ConversationEnded}
 * with the stage it came in, and the connection is closed then.
 */
final class Wire {
    /** For what a server may have said before it hung up on us. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final Socket raw;
    private final Timeouts timeouts;
    private final TimeBox timeBox;
    private Socket socket;
    private OutputStream out;
    private ReplyReader replies;
    private boolean closed;

    private Wire(Socket raw, Timeouts timeouts, TimeBox timeBox) throws IOException {
        this.raw = raw;
        this.timeouts = timeouts;
        this.timeBox = timeBox;
        this.socket = raw;
        this.out = raw.getOutputStream();
        this.replies = new ReplyReader(raw.getInputStream());
    }

    /** Takes the socket over: whoever has a wire closes the wire. */
    static Wire over(Socket connected, Timeouts timeouts, TimeBox timeBox) throws ConversationEnded {
        timeBox.guard(connected);
        try {
            return new Wire(connected, timeouts, timeBox);
        } catch (IOException e) {
            throw new ConversationEnded(SmtpStage.CONNECT, Breaks.reason(e), Breaks.detail(e));
        }
    }

    /** One command, one reply. */
    SmtpReply ask(SmtpStage stage, String command) throws ConversationEnded {
        say(stage, List.of(command));
        return hear(stage);
    }

    /** All commands in one write; then {@link #hear} each reply. */
    void say(SmtpStage stage, List<String> commands) throws ConversationEnded {
        StringBuilder lines = new StringBuilder(commands.size() * 64);
        for (String command : commands) {
            if (command.indexOf('\r') >= 0 || command.indexOf('\n') >= 0) {
                throw new IllegalArgumentException("a command is one line");
            }
            lines.append(command).append("\r\n");
        }
        byte[] burst = lines.toString().getBytes(StandardCharsets.UTF_8);
        requireNothingUnread(stage);
        timeBox.start(timeouts.command());
        write(stage, burst, 0, burst.length);
    }

    SmtpReply hear(SmtpStage stage) throws ConversationEnded {
        return hear(stage, stage == SmtpStage.END_OF_DATA ? timeouts.endOfData() : timeouts.command());
    }

    private SmtpReply hear(SmtpStage stage, Duration longest) throws ConversationEnded {
        timeBox.start(longest);
        try {
            return replies.read();
        } catch (IOException e) {
            throw ended(stage, e);
        } finally {
            timeBox.stop();
        }
    }

    /** The content has one time-box for all its writes. */
    void startContent() {
        timeBox.start(timeouts.content());
    }

    /** Within a time-box that the caller has started. */
    void write(SmtpStage stage, byte[] bytes, int from, int length) throws ConversationEnded {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            throw withLastWords(ended(stage, e, false));
        }
    }

    /** From here on everything is encrypted, and nothing that was said before counts (RFC 3207 §4.2). */
    void encrypt(SubmissionServer server, SSLContext context) throws ConversationEnded {
        timeBox.start(timeouts.connect());
        try {
            socket = Tls.handshake(raw, server, context);
            out = socket.getOutputStream();
            replies = new ReplyReader(socket.getInputStream());
        } catch (IOException e) {
            throw ended(SmtpStage.TLS, e);
        } finally {
            timeBox.stop();
        }
    }

    boolean isEncrypted() {
        return socket != raw;
    }

    Optional<X509Certificate> certificate() {
        try {
            return socket instanceof SSLSocket encrypted
                            && encrypted.getSession().getPeerCertificates()[0] instanceof X509Certificate certificate
                    ? Optional.of(certificate)
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException e) {
            // Without a verified peer there is no encrypted connection.
            return Optional.empty();
        }
    }

    /** Whether, as far as can be told without asking the server, the next command will find it listening. */
    boolean isQuiet() {
        try {
            return !closed
                    && !timeBox.ended()
                    && !replies.hasUnread()
                    && raw.getInputStream().available() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Replies nobody asked for: whoever takes them for the answer to the next command may take a refused message for an
     * accepted one. A server that is about to close is allowed to say so (RFC 5321 §3.8).
     */
    private void requireNothingUnread(SmtpStage stage) throws ConversationEnded {
        if (replies.hasUnread()) {
            SmtpReply unasked = hear(stage);
            close();
            throw unasked.code() == 421
                    ? new ConversationEnded(new ConversationFault.Refused(stage, unasked))
                    : violation(stage, "a reply that nobody asked for: " + unasked);
        }
    }

    /** After the reply to {@code STARTTLS}: plaintext behind it was put there by somebody else (CVE-2011-0411). */
    void requireQuiet(SmtpStage stage) throws ConversationEnded {
        if (!isQuiet()) {
            throw violation(stage, "plaintext behind the reply to STARTTLS");
        }
    }

    ConversationEnded violation(SmtpStage stage, String detail) {
        return ended(stage, new ProtocolViolation(detail));
    }

    private ConversationEnded ended(SmtpStage stage, IOException e) {
        return ended(stage, e, true);
    }

    private ConversationEnded ended(SmtpStage stage, IOException e, boolean close) {
        BreakReason reason;
        String detail = Breaks.detail(e);
        if (timeBox.ended()) {
            reason = stage == SmtpStage.GREETING && !isEncrypted()
                    ? BreakReason.GREETING_NEVER_CAME
                    : BreakReason.TIMED_OUT;
            detail = "no progress within the time allowed";
        } else if (Thread.currentThread().isInterrupted()) {
            reason = BreakReason.INTERRUPTED;
        } else {
            reason = Breaks.reason(e);
        }
        if (close) {
            close();
        }
        return new ConversationEnded(stage, reason, detail);
    }

    /** A server that refuses and closes while we write has told us why: that is the fault, not the closed connection. */
    private ConversationEnded withLastWords(ConversationEnded ended) {
        try {
            if (!timeBox.ended()) {
                timeBox.start(LAST_WORDS);
                SmtpReply lastWords = replies.read();
                if (lastWords.isTransient() || lastWords.isPermanent()) {
                    return new ConversationEnded(
                            new ConversationFault.Refused(ended.fault().stage(), lastWords));
                }
            }
            return ended;
        } catch (IOException e) {
            return ended;
        } finally {
            close();
        }
    }

    /** At once, without a word. */
    void close() {
        closed = true;
        timeBox.dispose();
        try {
            raw.close();
        } catch (IOException e) {
            // Nothing is left to be done with it.
        }
    }

    /** Says goodbye first, for no longer than {@code longest}; what comes of it does not matter any more. */
    void quit(Duration longest) {
        if (!closed) {
            try {
                timeBox.start(longest);
                byte[] quit = "QUIT\r\n".getBytes(StandardCharsets.US_ASCII);
                out.write(quit);
                replies.read();
                socket.close();
            } catch (IOException e) {
                // The server was quicker, or slower than we wait.
            } finally {
                close();
            }
        }
    }
}
