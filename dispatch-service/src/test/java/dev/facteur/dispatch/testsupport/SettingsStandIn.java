package dev.facteur.dispatch.testsupport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers like the credential broker of settings-service, with what a test gives it. */
public final class SettingsStandIn implements QuarkusTestResourceLifecycleManager {
    private static final int OK = 200;

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, Answer> renewed = new ConcurrentHashMap<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final List<String> paths = new CopyOnWriteArrayList<>();
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

    /** An access token that lasts an hour. */
    public void bearer(String tenantId, String senderId, String token) {
        answer(tenantId, senderId, bearer(token));
        renewed.remove(path(tenantId, senderId));
    }

    /** What is answered once a server has refused the first one. */
    public void bearerAfterRefusal(String tenantId, String senderId, String token) {
        renewed.put(path(tenantId, senderId), new Answer(OK, Map.of(), bearer(token)));
    }

    // The type: the last part of the problem's.
    public void problem(String tenantId, String senderId, int status, String type, Map<String, String> headers) {
        answers.put(path(tenantId, senderId), new Answer(status, headers, """
                        {"type": "https://facteur.dev/problems/%s", "title": "No", "status": %d}""".formatted(type, status)));
    }

    /** Which tokens were asked to be renewed, by when they end, with the sender's path before it. */
    public List<String> refusedOf(String tenantId, String senderId) {
        return refused.stream()
                .filter(query -> query.startsWith(path(tenantId, senderId)))
                .toList();
    }

    public void available(boolean isAvailable) {
        available = isAvailable;
    }

    public int timesAsked() {
        return asked.get();
    }

    public int timesAskedFor(String tenantId, String senderId) {
        return Collections.frequency(paths, path(tenantId, senderId));
    }

    private void answer(String tenantId, String senderId, String json) {
        answers.put(path(tenantId, senderId), new Answer(OK, Map.of(), json));
    }

    private static String bearer(String token) {
        return "{\"type\":\"BEARER\",\"token\":\"" + token + "\",\"expiresAt\":\""
                + Instant.now().plusSeconds(3600) + "\"}";
    }

    private static String path(String tenantId, String senderId) {
        return "/internal/senders/" + tenantId + "/" + senderId + "/credential";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.incrementAndGet();
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            if (!available || authorization == null || !authorization.startsWith("Bearer ")) {
                exchange.sendResponseHeaders(available ? 401 : 503, -1);
                return;
            }
            String path = exchange.getRequestURI().getPath();
            paths.add(path);
            String query = exchange.getRequestURI().getQuery();
            if (query != null) {
                refused.add(path + "?" + query);
            }
            Answer answer = query != null && renewed.containsKey(path) ? renewed.get(path) : answers.get(path);
            if (answer == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .add("Content-Type", answer.status() == OK ? "application/json" : "application/problem+json");
            answer.headers().forEach(exchange.getResponseHeaders()::add);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private record Answer(int status, Map<String, String> headers, String body) {}
}
