package dev.facteur.settings;

import dev.facteur.embedded.TestAuthority;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Ports where no proper mail server is: {@code facteur.test.hanging-port} takes connections and says nothing,
 * {@code facteur.test.closed-port} refuses them, {@code facteur.test.untrusted-port} shows a certificate of an authority
 * that nobody knows. Allows the service to contact these and the embedded mail server.
 */
public final class OddServersResource implements QuarkusTestResourceLifecycleManager {
    private final List<ServerSocket> sockets = new java.util.ArrayList<>();

    @Override
    public Map<String, String> start() {
        try {
            int hanging = listen(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            int closed = closedPort();
            int untrusted = untrusted();
            String mailPorts = Stream.of("relay", "submission", "submissions", "imap", "imaps")
                    .map("${facteur.test.mail.%s-port}"::formatted)
                    .collect(Collectors.joining(","));
            return Map.ofEntries(
                    Map.entry("facteur.test.hanging-port", Integer.toString(hanging)),
                    Map.entry("facteur.test.closed-port", Integer.toString(closed)),
                    Map.entry("facteur.test.untrusted-port", Integer.toString(untrusted)),
                    Map.entry("facteur.network.allowed-ranges", "127.0.0.0/8,::1/128"),
                    Map.entry(
                            "facteur.network.allowed-ports",
                            "%s,%d,%d,%d".formatted(mailPorts, hanging, closed, untrusted)),
                    Map.entry("facteur.network.trusted-certificates", "${facteur.test.mail.authority-file}"),
                    Map.entry("facteur.check.smtp-tls-port", "${facteur.test.mail.submissions-port}"),
                    Map.entry("facteur.check.smtp-starttls-port", "${facteur.test.mail.submission-port}"),
                    Map.entry("facteur.check.imap-tls-port", "${facteur.test.mail.imaps-port}"),
                    Map.entry("facteur.check.imap-starttls-port", "${facteur.test.mail.imap-port}"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int listen(ServerSocket socket) {
        sockets.add(socket);
        return socket.getLocalPort();
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private int untrusted() throws IOException {
        ServerSocket socket = TestAuthority.create()
                .issue("localhost")
                .serverContext()
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> shakeHands(socket));
        return listen(socket);
    }

    private static void shakeHands(ServerSocket server) {
        while (!server.isClosed()) {
            try (var client = server.accept()) {
                client.getInputStream().read();
            } catch (IOException refusedOrClosed) {
                // the next one
            }
        }
    }

    @Override
    public void stop() {
        sockets.forEach(socket -> {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
