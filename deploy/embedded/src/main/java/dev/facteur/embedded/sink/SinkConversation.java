package dev.facteur.embedded.sink;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One client's conversation with a sink: as little as RFC 5321 §4.5.1 asks for, with PIPELINING (RFC 2920). */
final class SinkConversation {
    private static final int BUFFER = 64 * 1024;
    private static final String MESSAGE_ID = "message-id:";
    private static final String EHLO = """
            250-sink\r
            250-PIPELINING\r
            250-SIZE 52428800\r
            250-8BITMIME\r
            250-SMTPUTF8\r
            250-AUTH PLAIN LOGIN\r
            250 ENHANCEDSTATUSCODES""";

    private final InputStream in;
    private final OutputStream out;
    private final MailSink sink;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int end;
    private String reversePath = "";
    private List<String> recipients = new ArrayList<>();

    SinkConversation(Socket connection, MailSink sink) throws IOException {
        this.in = connection.getInputStream();
        this.out = new BufferedOutputStream(connection.getOutputStream());
        this.sink = sink;
    }

    void hold() throws IOException {
        say("220 sink ESMTP");
        while (true) {
            String line = line();
            String verb = line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT);
            switch (verb) {
                case "EHLO", "HELO" -> say(EHLO);
                case "AUTH" -> say("235 2.7.0 Whoever you are");
                case "MAIL" -> {
                    reversePath = path(line);
                    recipients = new ArrayList<>();
                    say("250 2.1.0 Ok");
                }
                case "RCPT" -> {
                    recipients.add(path(line));
                    say("250 2.1.5 Ok");
                }
                case "DATA" -> data();
                case "QUIT" -> {
                    say("221 2.0.0 Bye");
                    out.flush();
                    return;
                }
                default -> say("250 2.0.0 Ok");
            }
        }
    }

    private void data() throws IOException {
        sink.begin();
        try {
            say("354 Go on");
            String messageId = content();
            sink.take(new Taken(messageId, reversePath, recipients, System.nanoTime()));
            say("250 2.0.0 Taken");
            out.flush();
        } finally {
            sink.end();
        }
    }

    /** Reads to the final dot, and of all that finds the Message-ID. */
    private String content() throws IOException {
        String messageId = "";
        boolean isHeader = true;
        while (true) {
            int length = lineLength();
            int from = next - length;
            if (length == 3 && buffer[from] == '.' && buffer[from + 1] == '\r') {
                return messageId;
            }
            if (isHeader) {
                String field = new String(buffer, from, length, StandardCharsets.UTF_8).strip();
                isHeader = !field.isEmpty();
                if (field.regionMatches(true, 0, MESSAGE_ID, 0, MESSAGE_ID.length())) {
                    messageId = field.substring(MESSAGE_ID.length()).strip();
                }
            }
        }
    }

    private String line() throws IOException {
        int length = lineLength();
        return new String(buffer, next - length, length, StandardCharsets.UTF_8).strip();
    }

    /** Moves on behind the next end of line; returns how many bytes it has passed, which are still in the buffer. */
    private int lineLength() throws IOException {
        int begin = next;
        int at = next;
        while (true) {
            while (at < end) {
                if (buffer[at++] == '\n') {
                    next = at;
                    return at - begin;
                }
            }
            // What is left of the line moves to the front, to make room for the rest of it.
            System.arraycopy(buffer, begin, buffer, 0, end - begin);
            end -= begin;
            at -= begin;
            begin = 0;
            next = 0;
            fill();
        }
    }

    private void fill() throws IOException {
        // Nothing is said before all that came in one go is answered.
        out.flush();
        if (end == buffer.length) {
            throw new IOException("a line without end");
        }
        int read = in.read(buffer, end, buffer.length - end);
        if (read < 0) {
            throw new EOFException();
        }
        end += read;
    }

    private void say(String reply) throws IOException {
        out.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static String path(String line) {
        int open = line.indexOf('<');
        int close = line.indexOf('>', open + 1);
        return open < 0 || close < 0 ? "" : line.substring(open + 1, close);
    }
}
