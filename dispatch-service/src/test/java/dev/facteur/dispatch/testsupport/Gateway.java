package dev.facteur.dispatch.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Another way to the mail server, on which it can be away, or say nothing, while it serves others as ever. */
public final class Gateway implements QuarkusTestResourceLifecycleManager {
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<Socket> held = new CopyOnWriteArrayList<>();
    private int port;
    private volatile int target;
    private volatile boolean silent;
    private volatile ServerSocket door;

    @Override
    public Map<String, String> start() {
        door = open(0);
        port = door.getLocalPort();
        return Map.of("facteur.test.gateway.port", Integer.toString(port));
    }

    @Override
    public void stop() {
        away();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(Gateway.class));
    }

    public int port() {
        return port;
    }

    /** Passes everything on to this port. */
    public void leadTo(int newTarget) {
        target = newTarget;
        silent = false;
        if (door.isClosed()) {
            door = open(port);
        }
    }

    /** Takes connections and says nothing on them. */
    public void beSilent() {
        silent = true;
    }

    /** How many wait for a word. */
    public int waiting() {
        return held.size();
    }

    /** Lets those who wait for a word through. */
    public void letGo() {
        silent = false;
        held.forEach(this::passOn);
        held.clear();
    }

    /** Hangs up on those who wait for a word. */
    public void hangUp() {
        held.forEach(Gateway::close);
        held.clear();
    }

    /** Refuses connections. */
    public void away() {
        close(door);
        cut();
        hangUp();
    }

    /** Ends the connections that lead through, and takes new ones. */
    public void cut() {
        open.forEach(Gateway::close);
        open.clear();
    }

    private ServerSocket open(int wanted) {
        try {
            ServerSocket opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            Thread.ofVirtual().start(() -> accept(opened));
            return opened;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void accept(ServerSocket at) {
        try {
            while (true) {
                Socket client = at.accept();
                if (silent) {
                    held.add(client);
                } else {
                    passOn(client);
                }
            }
        } catch (IOException closed) {
            close(at);
        }
    }

    private void passOn(Socket client) {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(client);
            open.add(server);
            Thread.ofVirtual().start(() -> copy(client, server));
            Thread.ofVirtual().start(() -> copy(server, client));
        } catch (IOException noServer) {
            close(client);
        }
    }

    private void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException closed) {
            // either side has gone: so does the other
        } finally {
            close(from);
            close(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception alreadyBroken) {
            throw new IllegalStateException(alreadyBroken);
        }
    }
}
