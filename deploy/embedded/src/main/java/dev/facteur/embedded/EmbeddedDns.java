package dev.facteur.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.xbill.DNS.Message;

/** A name server on loopback, by UDP: it knows what {@link #zone} was told, and behaves as badly as that wants. */
public final class EmbeddedDns implements AutoCloseable {

    private static final int MAX_DATAGRAM = 1232;

    private final DatagramSocket socket;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("dns-later").factory());
    private final Thread listener;
    private final DnsZone zone = new DnsZone();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private EmbeddedDns(DatagramSocket socket) {
        this.socket = socket;
        this.listener = Thread.ofPlatform().name("dns").daemon().start(this::listen);
    }

    public static EmbeddedDns start() {
        try {
            return new EmbeddedDns(new DatagramSocket(0, InetAddress.getLoopbackAddress()));
        } catch (SocketException e) {
            throw new UncheckedIOException("No port for a name server", e);
        }
    }

    /** Where to send questions. */
    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
    }

    /** What it knows; may be changed at any time. */
    public DnsZone zone() {
        return zone;
    }

    /** Every question, such as {@code example.org MX}, in the order they came. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    private void listen() {
        while (!socket.isClosed()) {
            var packet = new DatagramPacket(new byte[MAX_DATAGRAM], MAX_DATAGRAM);
            try {
                socket.receive(packet);
                answer(packet);
            } catch (IOException closedOrUnreadable) {
                // the next one, if there is one
            }
        }
    }

    private void answer(DatagramPacket packet) throws IOException {
        var query = new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
        asked.add(DnsZone.question(query));
        var answer = zone.answer(query);
        if (answer.isPresent()) {
            var wire = answer.get().message().toWire();
            var unused = later.schedule(
                    () -> send(wire, packet), answer.get().after().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void send(byte[] wire, DatagramPacket question) {
        try {
            socket.send(new DatagramPacket(wire, wire.length, question.getSocketAddress()));
        } catch (IOException closed) {
            // nobody waits any more
        }
    }

    @Override
    public void close() {
        socket.close();
        later.shutdownNow();
        try {
            listener.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
