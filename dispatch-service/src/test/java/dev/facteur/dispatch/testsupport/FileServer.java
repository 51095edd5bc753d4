package dev.facteur.dispatch.testsupport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;

/** Serves files by HTTP, and answers as a test says where there are none. */
public final class FileServer implements AutoCloseable {
    private static final int PIECE = 64 * 1024;

    private final HttpServer server;
    private final Predicate<HttpExchange> mayRead;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<URI> asked = new CopyOnWriteArrayList<>();

    private FileServer(HttpServer server, Predicate<HttpExchange> mayRead) {
        this.server = server;
        this.mayRead = mayRead;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public static FileServer encrypted(SSLContext tls) {
        try {
            HttpsServer server = HttpsServer.create(loopback(), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            return new FileServer(server, _ -> true);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A server that answers 403 to whom it does not let read. */
    public static FileServer cleartext(Predicate<HttpExchange> mayRead) {
        try {
            return new FileServer(HttpServer.create(loopback(), 0), mayRead);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Serves a file; the path is as on the wire. */
    public void serve(String path, byte[] file) {
        answers.put(path, new Answer(200, file, ""));
    }

    public void answer(String path, int status) {
        answers.put(path, new Answer(status, new byte[0], ""));
    }

    public void redirect(String path, String location) {
        answers.put(path, new Answer(302, new byte[0], location));
    }

    public List<URI> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(exchange.getRequestURI());
            if (!mayRead.test(exchange)) {
                exchange.sendResponseHeaders(403, -1);
                return;
            }
            Answer answer =
                    answers.getOrDefault(exchange.getRequestURI().getRawPath(), new Answer(404, new byte[0], ""));
            if (!answer.location().isEmpty()) {
                exchange.getResponseHeaders().add("Location", answer.location());
            }
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            for (int from = 0; from < answer.body().length; from += PIECE) {
                exchange.getResponseBody().write(answer.body(), from, Math.min(PIECE, answer.body().length - from));
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Answer(int status, byte[] body, String location) {}
}
