package dev.facteur.settings.check.imap;

import dev.facteur.settings.check.trial.Deadline;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Lines of an IMAP connection. Users name these servers, so nothing of what they say is believed to be small: lines,
 * literals and the whole are bounded before anything is kept, and the deadline counts for the conversation, not for each byte.
 */
final class ImapWire implements Closeable {
    static final int MAX_LINE = 64 * 1024;
    static final int MAX_LITERAL = 8 * 1024;
    static final int MAX_TOTAL = 4 * 1024 * 1024;
    private static final int BUFFER = 8 * 1024;

    private final Socket raw;
    private Deadline deadline;
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;
    private int total;

    private ImapWire(Socket raw, Deadline deadline) throws IOException {
        this.raw = raw;
        this.deadline = deadline;
        this.socket = raw;
        this.in = raw.getInputStream();
        this.out = raw.getOutputStream();
    }

    /** Connects to the first of the checked addresses that answers, and to nothing else. */
    static ImapWire connect(List<InetAddress> addresses, int port, Deadline connect, Deadline deadline)
            throws IOException {
        for (int i = 0; ; i++) {
            int millis = Math.max(1, connect.leftMillis() / (addresses.size() - i));
            // No proxy: neither a system property nor anything else may lead elsewhere.
            Socket socket = new Socket(Proxy.NO_PROXY);
            try {
                socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
                socket.connect(new InetSocketAddress(addresses.get(i), port), millis);
                return new ImapWire(socket, deadline);
            } catch (IOException failed) {
                socket.close();
                if (i == addresses.size() - 1 || Thread.currentThread().isInterrupted()) {
                    throw failed;
                }
            }
        }
    }

    /** From here on everything is encrypted; what was read before and not used is forgotten (RFC 3501 §11.1). */
    void encrypt(SSLSocketFactory tls, String hostName, int port) throws IOException {
        raw.setSoTimeout(deadline.leftMillis());
        socket = tls.createSocket(raw, hostName, port, true);
        in = socket.getInputStream();
        out = socket.getOutputStream();
        position = 0;
        limit = 0;
    }

    boolean isEncrypted() {
        return socket != raw;
    }

    Optional<X509Certificate> certificate() throws IOException {
        return socket instanceof SSLSocket encrypted
                        && encrypted.getSession().getPeerCertificates()[0] instanceof X509Certificate certificate
                ? Optional.of(certificate)
                : Optional.empty();
    }

    void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** One response; literals stand in it as quoted strings. */
    String read() throws IOException {
        StringBuilder response = new StringBuilder();
        while (true) {
            String line = line();
            Optional<Literal> literal = Literal.announcedBy(line);
            if (literal.isEmpty()) {
                return response.append(line).toString();
            }
            if (literal.get().size() > MAX_LITERAL || response.length() > MAX_LINE) {
                throw new ImapViolation("a literal that no folder's name needs");
            }
            response.append(literal.get().before())
                    .append(ImapStrings.quoted(new String(bytes(literal.get().size()), StandardCharsets.UTF_8)));
        }
    }

    private String line() throws IOException {
        byte[] line = new byte[256];
        int length = 0;
        for (int octet = next(); octet != '\n'; octet = next()) {
            if (length == MAX_LINE) {
                throw new ImapViolation("a line without an end");
            }
            if (length == line.length) {
                line = Arrays.copyOf(line, Math.min(MAX_LINE, 2 * length));
            }
            line[length++] = (byte) octet;
        }
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        return new String(line, 0, end, StandardCharsets.UTF_8);
    }

    private byte[] bytes(int size) throws IOException {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) next();
        }
        return bytes;
    }

    private int next() throws IOException {
        if (position == limit) {
            fill();
        }
        return buffer[position++] & 0xff;
    }

    private void fill() throws IOException {
        if (deadline.isOver()) {
            throw new SocketTimeoutException("the deadline has come");
        }
        raw.setSoTimeout(deadline.leftMillis());
        int read = in.read(buffer);
        if (read < 0) {
            throw new EOFException();
        }
        total += read;
        if (total > MAX_TOTAL) {
            throw new ImapViolation("more than a mailbox can have to say");
        }
        position = 0;
        limit = read;
    }

    /** From here on nothing is waited for any longer than this. */
    void hurry(Duration left) {
        deadline = deadline.orIn(left);
    }

    @Override
    public void close() {
        try {
            raw.close();
        } catch (IOException e) {
            // Nothing is left to be done with it.
        }
    }
}
