package dev.facteur.dispatch.testsupport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers like the credential broker of settings-service, with the passwords that a test gives it. */
public final class SettingsStandIn implements QuarkusTestResourceLifecycleManager {
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean available = true;
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        server.createContext("/internal/senders/", this::answer);
        server.start();
        return Map.of(
                "quarkus.rest-client.settings.url",
                "http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(SettingsStandIn.class));
    }

    public void password(String tenantId, String senderId, String password) {
        answer(tenantId, senderId, "{\"type\":\"PASSWORD\",\"smtpPassword\":\"" + password + "\"}");
    }

    public void passwords(String tenantId, String senderId, String smtpPassword, String imapPassword) {
        answer(
                tenantId,
                senderId,
                "{\"type\":\"PASSWORD\",\"smtpPassword\":\"" + smtpPassword + "\",\"imapPassword\":\"" + imapPassword
                        + "\"}");
    }

    public void available(boolean isAvailable) {
        available = isAvailable;
    }

    public int timesAsked() {
        return asked.get();
    }

    private void answer(String tenantId, String senderId, String json) {
        answers.put("/internal/senders/" + tenantId + "/" + senderId + "/credential", json);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.incrementAndGet();
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            if (!available || authorization == null || !authorization.startsWith("Bearer ")) {
                exchange.sendResponseHeaders(available ? 401 : 503, -1);
                return;
            }
            String answer = answers.get(exchange.getRequestURI().getPath());
            if (answer == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
