package dev.facteur.dispatch.testsupport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP server that reads as much as a test says, answers with the test's bytes, or hangs up. */
public final class DroppingApi implements AutoCloseable {
    private static final int ALL = Integer.MAX_VALUE;

    private final ServerSocket door;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile int readAtMost = ALL;
    private volatile String answer = "";
    private volatile boolean isSilent;
    private volatile boolean readsNoBody;
    private final CountDownLatch over = new CountDownLatch(1);

    public DroppingApi() {
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Thread.ofVirtual().start(this::accept);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Asked(String head, byte[] body) {
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    public URI uri() {
        return URI.create("http://localhost:" + door.getLocalPort());
    }

    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    public int connections() {
        return connections.get();
    }

    /** Hangs up when it has read so much of a body. */
    public void hangUpAfter(int bytes) {
        readAtMost = bytes;
    }

    /** Reads a request whole and hangs up. */
    public void loseTheAnswer() {
        answer = "";
    }

    /** Reads a request whole and says nothing, ever. */
    public void sayNothing() {
        isSilent = true;
    }

    /** Takes a request's head and nothing more, without hanging up. */
    public void readNoBody() {
        readsNoBody = true;
    }

    // Each header with its CRLF.
    public void answer(int status, String headers, String body) {
        answer = "HTTP/1.1 " + status + " Whatever\r\nContent-Type: application/json\r\n" + headers + "Content-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    @Override
    public void close() {
        over.countDown();
        try {
            door.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = client.getInputStream();
            String head = head(in);
            while (!head.isEmpty()) {
                if (readsNoBody) {
                    over.await();
                    return;
                }
                int length = length(head);
                byte[] body = in.readNBytes(Math.min(length, readAtMost));
                asked.add(new Asked(head, body));
                if (isSilent) {
                    in.readAllBytes();
                }
                if (body.length < length || answer.isEmpty()) {
                    return;
                }
                client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                head = head(in);
            }
        } catch (IOException | InterruptedException gone) {
            // The client hung up.
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int octet = in.read();
        while (octet >= 0) {
            head.write(octet);
            String text = head.toString(StandardCharsets.ISO_8859_1);
            if (text.endsWith("\r\n\r\n")) {
                return text;
            }
            octet = in.read();
        }
        return "";
    }

    private static int length(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
    }
}
