package dev.facteur.embedded.sink;

import dev.facteur.embedded.FreePort;
import dev.facteur.embedded.ServerIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP server that takes everything from everybody, remembers of each message who and which, and throws it away: fast
 * enough to count what a service under load has sent, how often, and in which order.
 */
public final class MailSink implements AutoCloseable {
    private static final int BACKLOG = 1000;

    private final int port = FreePort.take();
    private final ServerSocketFactory sockets;
    private volatile Duration each;
    private final Queue<Taken> taken = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket door;

    private MailSink(ServerSocketFactory sockets, Duration each) {
        this.sockets = sockets;
        this.each = each;
        restart();
    }

    /** Without TLS, as a relay on a trusted network. */
    public static MailSink cleartext() {
        return new MailSink(ServerSocketFactory.getDefault(), Duration.ZERO);
    }

    /**
     * The same, but slow.
     *
     * @param each how long it lets wait for the reply to a final dot
     */
    public static MailSink cleartext(Duration each) {
        return new MailSink(ServerSocketFactory.getDefault(), each);
    }

    /**
     * With implicit TLS and a login, whatever the password.
     *
     * @param each how long it lets wait for the reply to a final dot
     */
    public static MailSink tls(ServerIdentity identity, Duration each) {
        return new MailSink(identity.serverContext().getServerSocketFactory(), each);
    }

    public int port() {
        return port;
    }

    /** Lets wait for its replies to final dots from now on. */
    public void replyAfter(Duration time) {
        each = time;
    }

    /** All it ever took, oldest first. */
    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    /** How many messages it ever took, repeats among them. */
    public int count() {
        return count.get();
    }

    /** How many messages are between their envelope and the reply to their final dot. */
    public int underWay() {
        return underWay.get();
    }

    /** The most messages that were under way at the same time. */
    public int mostUnderWay() {
        return mostUnderWay.get();
    }

    /** Takes it away, as a cut does: whoever is connected is no more. */
    public synchronized void stop() {
        ServerSocket open = door;
        door = null;
        close(Optional.ofNullable(open));
        connections.forEach(connection -> close(Optional.of(connection)));
    }

    /** Brings it back at its port. */
    public synchronized void restart() {
        try {
            ServerSocket opened = sockets.createServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
            door = opened;
            Thread.ofPlatform().daemon().name("sink " + port).start(() -> accept(opened));
        } catch (IOException e) {
            throw new UncheckedIOException("No port for a sink", e);
        }
    }

    @Override
    public void close() {
        stop();
    }

    private void accept(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                Socket connection = opened.accept();
                connections.add(connection);
                if (opened.isClosed()) {
                    close(Optional.of(connection));
                }
                Thread.ofVirtual().start(() -> converse(connection));
            } catch (IOException closed) {
                // by stop(), or a client that was gone at once
            }
        }
    }

    private void converse(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            new SinkConversation(connection, this).hold();
        } catch (IOException gone) {
            // The client, or we: neither is anybody's fault here.
        } finally {
            connections.remove(connection);
        }
    }

    void begin() {
        mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
    }

    /** Remembers it, and lets its client wait. */
    void take(Taken message) {
        taken.add(message);
        count.incrementAndGet();
        if (each.isPositive()) {
            try {
                Thread.sleep(each);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    void end() {
        underWay.decrementAndGet();
    }

    private static void close(Optional<? extends AutoCloseable> open) {
        try {
            if (open.isPresent()) {
                open.get().close();
            }
        } catch (Exception gone) {
            // already
        }
    }
}
