package dev.facteur.dispatch.testsupport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Gmail's and Graph's way to send, as far as a test's own access tokens go: one that no test has made is refused. */
public final class MailApis implements QuarkusTestResourceLifecycleManager {
    private static final Answer REFUSED = new Answer(401, Map.of(), """
            {"error": {"errors": [{"domain": "global", "reason": "authError", "message": "Invalid Credentials"}],
              "code": "InvalidAuthenticationToken", "message": "Invalid Credentials"}}""");
    private static final Answer LOST = new Answer(-1, Map.of(), "");

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/upload/gmail/v1/users/me/messages/send", exchange -> answer(exchange, false));
        server.createContext("/v1.0/me/sendMail", exchange -> answer(exchange, true));
        server.start();
        String endpoint = "http://localhost:" + server.getAddress().getPort();
        return Map.of("facteur.gmail.endpoint", endpoint, "facteur.microsoft.endpoint", endpoint);
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(MailApis.class));
    }

    /** Whoever shows the token may send. */
    public void take(String token) {
        answers.put(token, new Answer(200, Map.of(), "{\"id\": \"id-of-" + token + "\", \"labelIds\": [\"SENT\"]}"));
    }

    /** Reads what is sent with the token and hangs up. */
    public void loseAnswersTo(String token) {
        answers.put(token, LOST);
    }

    public void answer(String token, int status, Map<String, String> headers, String body) {
        answers.put(token, new Answer(status, headers, body));
    }

    /** The token is not taken any more. */
    public void refuse(String token) {
        answers.remove(token);
    }

    /** What was sent with the token, whatever was answered, as text. */
    public List<String> messages(String token) {
        return received.stream()
                .filter(message -> message.token().equals(token))
                .map(Received::message)
                .toList();
    }

    private void answer(HttpExchange exchange, boolean isInBase64) throws IOException {
        try (exchange) {
            String token =
                    exchange.getRequestHeaders().getFirst("Authorization").replaceFirst("^Bearer ", "");
            byte[] body = exchange.getRequestBody().readAllBytes();
            byte[] message = isInBase64 ? Base64.getDecoder().decode(body) : body;
            received.add(new Received(token, new String(message, StandardCharsets.UTF_8)));
            Answer answer = answers.getOrDefault(token, REFUSED);
            if (answer.equals(LOST)) {
                return;
            }
            answer.headers().forEach(exchange.getResponseHeaders()::add);
            int status = isInBase64 && answer.status() == 200 ? 202 : answer.status();
            byte[] text = status == 202 ? new byte[0] : answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, text.length == 0 ? -1 : text.length);
            exchange.getResponseBody().write(text);
        }
    }

    private record Answer(int status, Map<String, String> headers, String body) {}

    private record Received(String token, String message) {}
}
