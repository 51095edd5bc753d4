package dev.facteur.embedded;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHandler;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ServerSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** GreenMail's IMAP on a port of ours: GreenMail itself knows one certificate only, for the whole JVM. */
final class ImapDoor extends AbstractServer {

    private static final Logger LOG = LoggerFactory.getLogger(ImapDoor.class);
    private static final long STARTUP_MILLIS = 30_000;

    private final ServerSocketFactory sockets;

    private ImapDoor(int port, ServerSocketFactory sockets, Managers managers) {
        super(
                new ServerSetup(port, InetAddress.getLoopbackAddress().getHostAddress(), ServerSetup.PROTOCOL_IMAP),
                managers);
        this.sockets = sockets;
    }

    static ImapDoor open(int port, ServerSocketFactory sockets, Managers managers) {
        var door = new ImapDoor(port, sockets, managers);
        door.startService();
        try {
            if (door.waitTillRunning(STARTUP_MILLIS)) {
                return door;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        door.stopService();
        throw new IllegalStateException("IMAP did not start on port " + port);
    }

    @Override
    protected ServerSocket openServerSocket() throws IOException {
        var socket = sockets.createServerSocket();
        socket.setReuseAddress(true);
        try {
            socket.bind(new InetSocketAddress(bindTo, setup.getPort()));
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        return socket;
    }

    @Override
    protected ProtocolHandler createProtocolHandler(Socket client) {
        return new Conversation(new ImapHandler(managers.getUserManager(), managers.getImapHostManager(), client));
    }

    /** Ends quietly where GreenMail throws out of its thread because the client has gone or did not trust it. */
    private record Conversation(ProtocolHandler imap) implements ProtocolHandler {
        @Override
        public void run() {
            try {
                imap.run();
            } catch (IllegalStateException e) {
                LOG.debug("An IMAP conversation ended early", e);
            }
        }

        @Override
        public void close() {
            imap.close();
        }
    }
}
