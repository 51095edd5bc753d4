package dev.facteur.embedded;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Web servers on loopback, one by HTTPS and one by HTTP, for whatever host names the test has lead there. What they were
 * not told to answer is 404.
 */
public final class EmbeddedWeb implements AutoCloseable {

    private final HttpServer encrypted;
    private final HttpServer cleartext;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, WebAnswer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private EmbeddedWeb(HttpServer encrypted, HttpServer cleartext) {
        this.encrypted = serving(encrypted, "https");
        this.cleartext = serving(cleartext, "http");
    }

    /** On free ports. */
    public static EmbeddedWeb start(ServerIdentity identity) {
        return start(identity, 0, 0);
    }

    /**
     * Starts both, on these ports or, for 0, on free ones.
     *
     * @param identity what HTTPS shows: have it issued for every host name that is to be served
     */
    public static EmbeddedWeb start(ServerIdentity identity, int httpsPort, int httpPort) {
        try {
            var encrypted = HttpsServer.create(loopback(httpsPort), 0);
            encrypted.setHttpsConfigurator(new HttpsConfigurator(identity.serverContext()));
            return new EmbeddedWeb(encrypted, HttpServer.create(loopback(httpPort), 0));
        } catch (IOException e) {
            throw new UncheckedIOException("No port for a web server", e);
        }
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    public int httpsPort() {
        return encrypted.getAddress().getPort();
    }

    public int httpPort() {
        return cleartext.getAddress().getPort();
    }

    /**
     * Tells what to answer.
     *
     * @param url without port and query, such as {@code https://autoconfig.example.org/mail/config-v1.1.xml}
     */
    public EmbeddedWeb on(String url, WebAnswer answer) {
        answers.put(url, answer);
        return this;
    }

    /** Every URL that was asked for, without its port; everything else of the requests in {@link #heads}. */
    public List<String> asked() {
        return asked.stream()
                .map(head -> head.lines().findFirst().orElseThrow())
                .toList();
    }

    /** Every request: its URL with the query, then its headers. */
    public List<String> heads() {
        return List.copyOf(asked);
    }

    /** Forgets answers and requests. */
    public void clear() {
        answers.clear();
        asked.clear();
    }

    private HttpServer serving(HttpServer server, String scheme) {
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(scheme, exchange));
        server.start();
        return server;
    }

    private void answer(String scheme, HttpExchange exchange) throws IOException {
        try (exchange) {
            var host = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Host"), "");
            var site = scheme + "://" + host.replaceFirst(":[0-9]+$", "");
            asked.add(site + exchange.getRequestURI() + "\n"
                    + exchange.getRequestHeaders().entrySet().stream()
                            .map(header -> header.getKey() + ": " + header.getValue())
                            .collect(Collectors.joining("\n")));
            answers.getOrDefault(site + exchange.getRequestURI().getPath(), WebAnswer.status(404))
                    .give(exchange);
        }
    }

    /** Answers that are still being given end here. */
    @Override
    public void close() {
        threads.shutdownNow();
        encrypted.stop(0);
        cleartext.stop(0);
        threads.close();
    }
}
