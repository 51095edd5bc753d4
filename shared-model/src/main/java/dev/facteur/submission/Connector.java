package dev.facteur.submission;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import jdk.net.ExtendedSocketOptions;

/** Connects to addresses that were checked, in their order, and to nothing else. */
final class Connector {
    /** Of several failures the one that says most: that somebody refused is more than that nobody answered. */
    private static final List<BreakReason> TELLING =
            List.of(BreakReason.CONNECTION_REFUSED, BreakReason.TIMED_OUT, BreakReason.UNREACHABLE);

    /** Seconds of silence, seconds between questions, and how many of them stay without an answer. */
    private static final Map<SocketOption<Integer>, Integer> KEEP_ALIVE = Map.of(
            ExtendedSocketOptions.TCP_KEEPIDLE, 15,
            ExtendedSocketOptions.TCP_KEEPINTERVAL, 5,
            ExtendedSocketOptions.TCP_KEEPCOUNT, 3);

    private Connector() {}

    /** @param longest for all addresses together; each gets an equal share of what is left, so none uses it up */
    static Socket connect(List<InetAddress> addresses, int port, Duration longest) throws ConversationEnded {
        long endsAt = System.nanoTime() + longest.toNanos();
        List<ConversationFault.Broken> failures = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            long left = Math.max(0, endsAt - System.nanoTime()) / (addresses.size() - i);
            try {
                return connect(new InetSocketAddress(addresses.get(i), port), left);
            } catch (IOException e) {
                failures.add(new ConversationFault.Broken(SmtpStage.CONNECT, reason(e), Breaks.detail(e)));
                if (Thread.currentThread().isInterrupted()) {
                    break;
                }
            }
        }
        throw new ConversationEnded(failures.stream()
                .min(Comparator.comparingInt(failure -> TELLING.indexOf(failure.reason())))
                .orElseThrow());
    }

    private static BreakReason reason(IOException thrown) {
        if (Thread.currentThread().isInterrupted()) {
            return BreakReason.INTERRUPTED;
        }
        BreakReason reason = Breaks.reason(thrown);
        return TELLING.contains(reason) ? reason : BreakReason.UNREACHABLE;
    }

    private static Socket connect(InetSocketAddress address, long nanos) throws IOException {
        // No proxy: neither a system property nor anything else may lead elsewhere.
        Socket socket = new Socket(Proxy.NO_PROXY);
        try {
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            noticeDeadPeers(socket);
            // 0 would mean for ever.
            socket.connect(address, Math.clamp(nanos / 1_000_000, 1, Integer.MAX_VALUE));
            return socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * A server may take ten minutes for its reply, but one that is not there any more, or a firewall that has forgotten the
     * connection, need not be waited for: the system asks the peer after some seconds of silence, where it can be told to;
     * by default it would after two hours.
     */
    private static void noticeDeadPeers(Socket socket) throws IOException {
        socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        for (var option : KEEP_ALIVE.entrySet()) {
            if (socket.supportedOptions().contains(option.getKey())) {
                socket.setOption(option.getKey(), option.getValue());
            }
        }
    }
}
