package dev.facteur.embedded;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** What a web server does when asked. */
@FunctionalInterface
public interface WebAnswer {

    void give(HttpExchange exchange) throws IOException;

    static WebAnswer text(String contentType, String text) {
        return exchange -> {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    static WebAnswer xml(String xml) {
        return text("text/xml", xml);
    }

    static WebAnswer status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    static WebAnswer redirect(String location) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    /** A body that never ends, a byte at a time, as long as somebody reads it: too large in the end, and slow before. */
    static WebAnswer endless() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var body = exchange.getResponseBody();
            while (!Thread.currentThread().isInterrupted()) {
                body.write(' ');
                body.flush();
            }
        };
    }

    /** Takes the request and says nothing until the server is closed. */
    static WebAnswer silence() {
        return exchange -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
