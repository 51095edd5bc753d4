package dev.facteur.submission;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * One connection on a real socket, played from a script: the server's lines are sent as written, the client's lines must
 * come exactly as written. {@link #close} fails if the script was not played to its end.
 */
final class ScriptedServer implements AutoCloseable {
    private final ServerSocket listening;
    private final CompletableFuture<Void> played = new CompletableFuture<>();

    /** What the server does with its one connection. */
    interface Script {
        void play(Server server) throws IOException;
    }

    private ScriptedServer(ServerSocket listening) {
        this.listening = listening;
    }

    static ScriptedServer playing(Script script) throws IOException {
        ScriptedServer server = new ScriptedServer(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(() -> server.play(script));
        return server;
    }

    private void play(Script script) {
        try (Socket socket = listening.accept()) {
            script.play(new Server(socket));
            played.complete(null);
        } catch (IOException | RuntimeException | AssertionError e) {
            played.completeExceptionally(e);
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Plays to the end, or says what was different. */
    void awaitEnd() {
        try {
            played.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("the dialogue went another way: " + e.getCause(), e.getCause());
        } catch (TimeoutException | InterruptedException e) {
            throw new AssertionError("the script was not played to its end", e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            awaitEnd();
        } finally {
            listening.close();
        }
    }

    /** The server's side of the dialogue. */
    static final class Server {
        private final Socket raw;
        private Socket socket;
        private InputStream in;
        private OutputStream out;

        private Server(Socket raw) throws IOException {
            this.raw = raw;
            raw.setSoTimeout(20_000);
            this.socket = raw;
            this.in = raw.getInputStream();
            this.out = raw.getOutputStream();
        }

        /** Lines to the client, in one write. */
        void says(String... lines) throws IOException {
            sends(String.join("\r\n", lines) + "\r\n");
        }

        /** As it is, without a line end. */
        void sends(String text) throws IOException {
            sends(text.getBytes(StandardCharsets.UTF_8));
        }

        void sends(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        /** One turn after another, whatever the client says or whether it waits for more; then nothing more. */
        void babbles(List<byte[]> turns) throws IOException {
            byte[] heard = new byte[8192];
            try {
                for (byte[] turn : turns) {
                    sends(turn);
                    raw.setSoTimeout(10);
                    try {
                        in.read(heard);
                    } catch (SocketTimeoutException waiting) {
                        // The client does not think that it is its turn.
                    }
                }
                raw.shutdownOutput();
                raw.setSoTimeout(20_000);
                in.transferTo(OutputStream.nullOutputStream());
            } catch (SocketException gone) {
                // The client has heard enough.
            }
        }

        /** These lines from the client, exactly. */
        void hears(String... lines) throws IOException {
            for (String line : lines) {
                String heard = line();
                if (!heard.equals(line)) {
                    throw new AssertionError("heard «" + heard + "» instead of «" + line + "»");
                }
            }
        }

        String line() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int octet = in.read(); octet != '\n'; octet = in.read()) {
                if (octet < 0) {
                    throw new AssertionError("hung up after «" + line.toString(StandardCharsets.UTF_8) + "»");
                }
                line.write(octet);
            }
            String text = line.toString(StandardCharsets.UTF_8);
            if (!text.endsWith("\r")) {
                throw new AssertionError("bare LF after «" + text + "»");
            }
            return text.substring(0, text.length() - 1);
        }

        /** Bytes that have arrived and were not heard yet; what was written in one burst arrives together on loopback. */
        int pending() throws IOException {
            return in.available();
        }

        /** The client closes without another word. */
        void hearsNothingMore() throws IOException {
            ByteArrayOutputStream rest = new ByteArrayOutputStream();
            try {
                in.transferTo(rest);
            } catch (java.net.SocketException e) {
                // Reset: it hung up as well.
            }
            if (rest.size() > 0) {
                throw new AssertionError("heard «" + rest.toString(StandardCharsets.UTF_8) + "» instead of nothing");
            }
        }

        /** Whatever the client still says, until it hangs up. */
        String hearsTheRest() throws IOException {
            ByteArrayOutputStream rest = new ByteArrayOutputStream();
            try {
                in.transferTo(rest);
            } catch (IOException e) {
                // Reset, or time-out: what came until then counts.
            }
            return rest.toString(StandardCharsets.UTF_8);
        }

        /** One byte after another, for as long as the client stays. */
        void dripsUntilNobodyListens(String text, Duration pause) {
            try {
                while (true) {
                    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
                        sends(new byte[] {octet});
                        LockSupport.parkNanos(pause.toNanos());
                    }
                }
            } catch (IOException e) {
                // It left.
            }
        }

        /** Answers every line the same way, until the client leaves. */
        String hearsTheRestSaying(String reply) {
            StringBuilder heard = new StringBuilder();
            try {
                while (true) {
                    heard.append(line()).append("\r\n");
                    sends(reply);
                }
            } catch (IOException | AssertionError e) {
                return heard.toString();
            }
        }

        /** Greeting and EHLO, with these extensions. */
        void greets(String... extensions) throws IOException {
            says("220 mail.example.org ESMTP");
            introduces(extensions);
        }

        /** EHLO, with these extensions. */
        void introduces(String... extensions) throws IOException {
            hears("EHLO client.example.org");
            StringBuilder reply = new StringBuilder(extensions.length == 0 ? "250 " : "250-");
            reply.append("mail.example.org\r\n");
            for (int i = 0; i < extensions.length; i++) {
                reply.append(i == extensions.length - 1 ? "250 " : "250-")
                        .append(extensions[i])
                        .append("\r\n");
            }
            sends(reply.toString());
        }

        void bids() throws IOException {
            hears("QUIT");
            says("221 2.0.0 Bye");
        }

        /** The server's side of a TLS handshake. */
        void encrypts(SSLContext context) throws IOException {
            SSLSocket encrypted = (SSLSocket) context.getSocketFactory().createSocket(raw, null, raw.getPort(), false);
            encrypted.setUseClientMode(false);
            encrypted.startHandshake();
            socket = encrypted;
            in = encrypted.getInputStream();
            out = encrypted.getOutputStream();
        }

        /** Tries to, and finds that the client does not want this certificate, or does not speak TLS. */
        void failsToEncrypt(SSLContext context) {
            try {
                encrypts(context);
                in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                return;
            }
            throw new AssertionError("the client said nothing against it");
        }

        List<SNIServerName> requestedServerNames() {
            return ((ExtendedSSLSession) ((SSLSocket) socket).getSession()).getRequestedServerNames();
        }

        /** Answers the first bytes, whatever they are, by hanging up. */
        void hangsUpOnceItHears() throws IOException {
            raw.getInputStream().readNBytes(1);
            raw.getInputStream().skipNBytes(raw.getInputStream().available());
            raw.close();
        }

        /** Without reading: what was written cannot arrive. */
        void waitsUntilTheClientHasHungUp() {
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }

        /** Hangs up with a RST instead of a FIN. */
        void resets() throws IOException {
            raw.setSoLinger(true, 0);
            raw.close();
        }

        void hangsUp() throws IOException {
            socket.close();
        }
    }
}
