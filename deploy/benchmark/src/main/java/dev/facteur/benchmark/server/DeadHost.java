package dev.facteur.benchmark.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** Answers nobody: whoever connects hears nothing, not even a refusal, and must give up by itself. */
public final class DeadHost implements AutoCloseable {
    private static final int GIVE_UP_MILLIS = 200;
    private static final int MOST = 64;

    private final ServerSocket door;
    private final List<Socket> inFront = new ArrayList<>();

    public DeadHost() {
        try {
            // Linux drops what does not fit into the queue of those that nobody accepts.
            door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            while (inFront.size() < MOST && isEntered()) {
                // until it is full
            }
        } catch (IOException e) {
            throw new UncheckedIOException("No port for a dead host", e);
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    @Override
    public void close() {
        try {
            for (Socket socket : inFront) {
                socket.close();
            }
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isEntered() throws IOException {
        Socket socket = new Socket();
        inFront.add(socket);
        try {
            socket.connect(door.getLocalSocketAddress(), GIVE_UP_MILLIS);
            return true;
        } catch (SocketTimeoutException full) {
            return false;
        }
    }
}
