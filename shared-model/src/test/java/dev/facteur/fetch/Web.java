package dev.facteur.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A web server on loopback that answers as told, and remembers what it was asked. */
final class Web implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    final List<String> asked = new CopyOnWriteArrayList<>();

    private Web(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.start();
    }

    static Web encrypted(SSLContext tls) throws IOException {
        HttpsServer server = HttpsServer.create(anyPort(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return new Web(server);
    }

    static Web cleartext() throws IOException {
        return new Web(HttpServer.create(anyPort(), 0));
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    int port() {
        return server.getAddress().getPort();
    }

    void on(String path, HttpHandler answer) {
        server.createContext(path, exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI());
            try (exchange) {
                answer.handle(exchange);
            }
        });
    }

    static HttpHandler says(String body) {
        return exchange -> {
            exchange.sendResponseHeaders(200, body.isEmpty() ? -1 : body.length());
            exchange.getResponseBody().write(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        };
    }

    static HttpHandler answers(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    static HttpHandler redirects(String location) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    /** Byte after byte, until whoever reads them hangs up. */
    static void endless(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        while (true) {
            body.write('x');
            body.flush();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
