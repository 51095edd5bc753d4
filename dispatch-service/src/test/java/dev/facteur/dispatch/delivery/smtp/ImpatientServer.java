package dev.facteur.dispatch.delivery.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Takes every message, and ends connections as a test says. */
final class ImpatientServer implements AutoCloseable {
    private final ServerSocket listening;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger messages = new AtomicInteger();
    private final List<List<String>> recipients = new CopyOnWriteArrayList<>();
    private volatile Map<String, String> recipientReplies = Map.of();
    private volatile int takenRecipients = Integer.MAX_VALUE;
    private volatile String replyToOthers = "";
    private volatile int takenByContent = Integer.MAX_VALUE;
    private volatile String replyToContent = "";
    private final AtomicReference<@Nullable String> nextMail = new AtomicReference<>();

    ImpatientServer() {
        try {
            listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** To these it answers so; else to each after the first so many of a message. */
    void answerRecipients(Map<String, String> replies, int taken, String toOthers) {
        recipientReplies = replies;
        takenRecipients = taken;
        replyToOthers = toOthers;
    }

    void answerContentForMoreThan(int recipients, String reply) {
        takenByContent = recipients;
        replyToContent = reply;
    }

    /** Those of each message that was taken. */
    List<List<String>> recipients() {
        return List.copyOf(recipients);
    }

    int port() {
        return listening.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    int messages() {
        return messages.get();
    }

    void answerNextMailWith(String reply) {
        nextMail.set(reply);
    }

    /** Says so, unasked, and hangs up. */
    void closeIdleWith(String reply) throws IOException {
        for (Socket socket : open) {
            say(socket.getOutputStream(), reply);
            socket.close();
        }
        open.clear();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                connections.incrementAndGet();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket socket) {
        try (socket;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            OutputStream out = socket.getOutputStream();
            say(out, "220 mail.example ESMTP");
            String line = in.readLine();
            List<String> accepted = new ArrayList<>();
            while (line != null && answer(line, in, out, accepted)) {
                line = in.readLine();
            }
        } catch (IOException gone) {
            // The client hung up.
        }
    }

    /** Returns whether the conversation goes on. */
    private boolean answer(String line, BufferedReader in, OutputStream out, List<String> accepted) throws IOException {
        String verb = line.split("[ :]", 2)[0];
        String refusal = verb.equals("MAIL") ? nextMail.getAndSet(null) : null;
        if (refusal != null) {
            say(out, refusal);
            return false;
        }
        switch (verb) {
            case "MAIL" -> {
                accepted.clear();
                say(out, "250 2.1.0 Ok");
            }
            case "RCPT" -> {
                String address = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                String refused = recipientReplies.get(address);
                if (refused != null || accepted.size() == takenRecipients) {
                    say(out, refused != null ? refused : replyToOthers);
                } else {
                    accepted.add(address);
                    say(out, "250 2.1.5 Ok");
                }
            }
            case "DATA" -> {
                say(out, "354 End data with <CR><LF>.<CR><LF>");
                String content = in.readLine();
                while (content != null && !content.equals(".")) {
                    content = in.readLine();
                }
                if (accepted.size() > takenByContent) {
                    say(out, replyToContent);
                } else {
                    messages.incrementAndGet();
                    recipients.add(List.copyOf(accepted));
                    say(out, "250 2.0.0 Ok: queued");
                }
            }
            case "QUIT" -> {
                say(out, "221 2.0.0 Bye");
                return false;
            }
            default -> say(out, "250 Ok");
        }
        return true;
    }

    private static void say(OutputStream out, String reply) throws IOException {
        out.write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
