package dev.facteur.dispatch.testsupport;

import dev.facteur.embedded.ServerIdentity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A submission server with STARTTLS that lets everybody in and takes everything, and has one trouble once. */
public final class FaultyServer implements AutoCloseable {
    /** So little that a client cannot have written a large message before the server has read any of it. */
    private static final int RECEIVE_BUFFER = 16 * 1024;

    private static final int SOME_CONTENT = 100_000;
    private static final Duration SLOWLY = Duration.ofMillis(5);

    /** Where a server can have its trouble: before it has answered this. */
    public enum Stage {
        GREETING,
        EHLO,
        STARTTLS,
        /** It is ready for TLS, as it says. */
        HANDSHAKE,
        AUTH,
        MAIL,
        RCPT,
        DATA,
        /** In the middle of the content. */
        CONTENT,
        /** The message is here as a whole, and is forgotten. */
        FINAL_DOT,
        /** The message is taken, and nobody was told. */
        TAKEN,
        /** Between two messages. */
        IDLE
    }

    /** What can happen there. */
    public enum Trouble {
        HANGS_UP,
        RESETS,
        /** Says nothing more, but reads. */
        FALLS_SILENT,
        /** Neither says nor reads anything more. */
        FREEZES,
        /** Ends its own side of the connection only. */
        HALF_CLOSES,
        /** A reply that comes byte by byte, but ends. */
        DRIPS,
        /** One that does not end. */
        DRIPS_FOR_EVER,
        READS_SLOWLY,
        /** RFC 5321 §3.8: allowed at any time. */
        SAYS_421
    }

    /** A message that was taken. */
    public record Taken(List<String> forwardPaths, String text) {}

    private final ServerSocket listening;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Stage> stage = new AtomicReference<>();
    private volatile Trouble trouble = Trouble.HANGS_UP;
    private @Nullable SSLContext tls;

    FaultyServer() {
        try {
            listening = new ServerSocket();
            listening.setReceiveBufferSize(RECEIVE_BUFFER);
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    void open(ServerIdentity identity, Stage where, Trouble what) {
        tls = identity.serverContext();
        trouble = what;
        stage.set(where);
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    /** Whether it is still to come. */
    public boolean hasTroubleAhead() {
        return stage.get() != null;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> new Session(socket).serve());
            }
        } catch (IOException closed) {
            // The tests are over.
        }
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

    /** One connection. */
    private final class Session {
        private final Socket raw;
        private Socket socket;
        private boolean drips;
        private List<String> forwardPaths = new ArrayList<>();

        Session(Socket raw) {
            this.raw = raw;
            this.socket = raw;
        }

        void serve() {
            try (raw) {
                boolean goesOn = reply(Stage.GREETING, "220 mail.example ESMTP Postfix");
                while (goesOn) {
                    String line = readLine();
                    goesOn = line != null && answer(line);
                }
            } catch (IOException gone) {
                // The client hung up, or we did.
            }
        }

        private boolean answer(String line) throws IOException {
            String verb = line.split("[ :]", 2)[0];
            return switch (verb) {
                case "EHLO" -> reply(Stage.EHLO, greeting());
                case "STARTTLS" -> reply(Stage.STARTTLS, "220 2.0.0 Ready to start TLS") && encrypt();
                case "AUTH" -> reply(Stage.AUTH, "235 2.7.0 Authentication successful");
                case "MAIL" -> {
                    forwardPaths = new ArrayList<>();
                    yield reply(Stage.MAIL, "250 2.1.0 Ok");
                }
                case "RCPT" -> {
                    forwardPaths.add(line.substring(line.indexOf('<') + 1, line.indexOf('>')));
                    yield reply(Stage.RCPT, "250 2.1.5 Ok");
                }
                case "DATA" -> reply(Stage.DATA, "354 End data with <CR><LF>.<CR><LF>") && takeContent();
                case "QUIT" -> {
                    say("221 2.0.0 Bye");
                    yield false;
                }
                default -> {
                    say("250 2.0.0 Ok");
                    yield true;
                }
            };
        }

        private String greeting() {
            return "250-mail.example\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-ENHANCEDSTATUSCODES\r\n"
                    + (socket == raw ? "250 STARTTLS" : "250 AUTH PLAIN LOGIN");
        }

        private boolean takeContent() throws IOException {
            if (isDue(Stage.CONTENT)) {
                socket.getInputStream().readNBytes(SOME_CONTENT);
                return strike();
            }
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            String line = readLine();
            while (line != null && !line.equals(".")) {
                content.writeBytes((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                line = readLine();
            }
            if (line == null || (isDue(Stage.FINAL_DOT) && !strike())) {
                return false;
            }
            taken.add(new Taken(forwardPaths, content.toString(StandardCharsets.ISO_8859_1)));
            boolean goesOn = reply(Stage.TAKEN, "250 2.0.0 Ok: queued as 4W1X2Y");
            return goesOn && !(isDue(Stage.IDLE) && !strike());
        }

        /** @return whether the conversation goes on */
        private boolean reply(Stage at, String reply) throws IOException {
            if (isDue(at) && !strike()) {
                return false;
            }
            say(reply);
            return true;
        }

        private boolean isDue(Stage at) {
            return stage.compareAndSet(at, null);
        }

        private boolean strike() throws IOException {
            switch (trouble) {
                case HANGS_UP -> raw.close();
                case RESETS -> {
                    raw.setSoLinger(true, 0);
                    raw.close();
                }
                case FALLS_SILENT -> socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                case FREEZES -> LockSupport.park();
                case HALF_CLOSES -> {
                    raw.shutdownOutput();
                    raw.getInputStream().transferTo(OutputStream.nullOutputStream());
                }
                case DRIPS -> drips = true;
                case DRIPS_FOR_EVER -> {
                    drips = true;
                    say("250-" + ".".repeat(2000));
                }
                case READS_SLOWLY -> {
                    InputStream in = socket.getInputStream();
                    while (in.read() >= 0) {
                        LockSupport.parkNanos(SLOWLY.toNanos());
                    }
                }
                case SAYS_421 -> say("421 4.3.2 mail.example Service shutting down");
            }
            return trouble == Trouble.DRIPS;
        }

        private boolean encrypt() throws IOException {
            if (isDue(Stage.HANDSHAKE)) {
                return strike();
            }
            SSLSocket encrypted = (SSLSocket)
                    Objects.requireNonNull(tls).getSocketFactory().createSocket(raw, null, raw.getPort(), true);
            encrypted.setUseClientMode(false);
            encrypted.startHandshake();
            socket = encrypted;
            return true;
        }

        /** Byte by byte: what follows STARTTLS must not be read ahead. */
        private @Nullable String readLine() throws IOException {
            InputStream in = socket.getInputStream();
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int octet = in.read();
            while (octet >= 0 && octet != '\n') {
                line.write(octet);
                octet = in.read();
            }
            return octet < 0 ? null : line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
        }

        private void say(String reply) throws IOException {
            byte[] bytes = (reply + "\r\n").getBytes(StandardCharsets.UTF_8);
            OutputStream out = socket.getOutputStream();
            for (int i = 0; drips && i < bytes.length; i++) {
                out.write(bytes[i]);
                out.flush();
                LockSupport.parkNanos(SLOWLY.toNanos());
            }
            if (!drips) {
                out.write(bytes);
                out.flush();
            }
        }
    }
}
