package dev.facteur.settings.discovery.guess;

import dev.facteur.model.sender.TransportSecurity;
import dev.facteur.network.HostVerdict;
import dev.facteur.network.TlsForHost;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/**
 * The first lines of IMAP (RFC 9051 §7.1.1, §6.2.1). Whoever waits for it sets the end: an interrupt closes the socket of a
 * virtual thread.
 */
record ImapGreeting(HostVerdict.Allowed host, SSLContext tls, Duration limit) {
    private static final int MAX_LINE = 1000;
    private static final int MAX_LINES = 10;

    /** Whether a server greets, once encrypted, and knows IMAP4. */
    boolean comes(TransportSecurity security) {
        int millis = Math.toIntExact(limit.toMillis());
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host.addresses().getFirst(), host.port()), millis);
            socket.setSoTimeout(millis);
            return switch (security) {
                case TLS -> {
                    Socket encrypted = encrypted(socket);
                    yield greets(encrypted) && knowsImap(encrypted);
                }
                case STARTTLS ->
                    greets(socket) && answers(socket, "a STARTTLS", "a OK") && knowsImap(encrypted(socket));
            };
        } catch (IOException nobodyThere) {
            return false;
        }
    }

    private Socket encrypted(Socket socket) throws IOException {
        return new TlsForHost(tls.getSocketFactory(), host.hostName())
                .createSocket(socket, host.hostName(), host.port(), true);
    }

    private static boolean greets(Socket socket) throws IOException {
        return line(socket.getInputStream()).startsWith("* OK");
    }

    private static boolean knowsImap(Socket socket) throws IOException {
        return answers(socket, "b CAPABILITY", "* CAPABILITY");
    }

    private static boolean answers(Socket socket, String command, String wanted) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        for (int i = 0; i < MAX_LINES; i++) {
            String line = line(socket.getInputStream());
            if (line.startsWith(wanted)) {
                return true;
            }
            if (!line.startsWith("*")) {
                return false;
            }
        }
        return false;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        while (next >= 0 && next != '\n' && line.length() < MAX_LINE) {
            line.append((char) next);
            next = in.read();
        }
        return line.toString();
    }
}
