package dev.facteur.embedded.partner;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.facteur.embedded.MailPart;
import dev.facteur.embedded.partner.sending.SendingDesk;
import dev.facteur.embedded.partner.sending.SendingRules;
import dev.facteur.embedded.partner.sending.SentMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Google or Microsoft in this JVM. As an OAuth 2.0 and OpenID provider: a consent page, codes that work once and only with
 * their PKCE verifier, ID tokens, refresh (Microsoft's rotates), revocation (Google has it), and every fault on demand.
 * Whoever signs in there is the account that the page, or the request's {@code account} parameter, names. As a mail
 * provider: the Gmail API's media upload or Microsoft Graph's {@code sendMail}, refused as its rules say.
 */
public final class EmbeddedPartner implements AutoCloseable {
    public static final String CLIENT_ID = "facteur-local";
    public static final String CLIENT_SECRET = "Tangente-17-partner";

    /** Who signs in where nobody is named. */
    public static final String DEFAULT_ACCOUNT = "jeanne.martin@example.org";

    private final PartnerKind kind;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ConsentLedger ledger = new ConsentLedger();
    private final IdTokens idTokens = new IdTokens();
    private final TokenDesk desk;
    private final ConsentPage page;
    private final SendingDesk sending;
    private final List<PartnerRequest> requests = new CopyOnWriteArrayList<>();
    private final Map<PartnerEndpoint, PartnerFault> faults = new ConcurrentHashMap<>();
    private volatile CountDownLatch recovery = new CountDownLatch(1);

    private EmbeddedPartner(PartnerKind kind, HttpServer server) {
        this.kind = kind;
        this.server = server;
        this.desk = new TokenDesk(kind, ledger, idTokens);
        this.page = new ConsentPage(kind, ledger);
        this.sending = new SendingDesk(kind.sending(), ledger::accessOf);
    }

    public static EmbeddedPartner google() {
        return start(PartnerKind.GOOGLE, 0);
    }

    /** On the given port; 0 takes a free one. */
    public static EmbeddedPartner google(int port) {
        return start(PartnerKind.GOOGLE, port);
    }

    public static EmbeddedPartner microsoft() {
        return start(PartnerKind.MICROSOFT, 0);
    }

    /** On the given port; 0 takes a free one. */
    public static EmbeddedPartner microsoft(int port) {
        return start(PartnerKind.MICROSOFT, port);
    }

    private static EmbeddedPartner start(PartnerKind kind, int port) {
        try {
            var partner = new EmbeddedPartner(
                    kind, HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
            partner.serve();
            return partner;
        } catch (IOException e) {
            throw new UncheckedIOException("The stand-in for " + kind + " did not start", e);
        }
    }

    private void serve() {
        for (PartnerEndpoint endpoint : PartnerEndpoint.values()) {
            if (!kind.path(endpoint).isEmpty()) {
                server.createContext(kind.path(endpoint), exchange -> handle(endpoint, exchange));
            }
        }
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> send(exchange, PartnerAnswer.json(200, Discovery.document(this, kind))));
        server.setExecutor(threads);
        server.start();
    }

    public String uri(PartnerEndpoint endpoint) {
        return base() + kind.path(endpoint);
    }

    /** Where all of its endpoints are, without a slash at the end. */
    public String baseUri() {
        return base();
    }

    /** As in its ID tokens. */
    public String issuer() {
        return kind.issuer(base());
    }

    /** As for {@link #issuer()}; Microsoft's with {@code {tenantid}} for the tenant, as its discovery document has it. */
    public String issuerTemplate() {
        return issuer().replace(PartnerKind.TENANT, "{tenantid}");
    }

    /** From now on the endpoint fails, until {@link #recover()}. */
    public void fail(PartnerEndpoint endpoint, PartnerFault fault) {
        faults.put(endpoint, fault);
    }

    /** Everything works again, with ID tokens and lifetimes as ever. */
    public void recover() {
        faults.clear();
        wakeWhoeverHangs();
        sending.rules().reset();
        desk.idTokensSay(Map.of());
        desk.refreshTokensWorkOnce(false);
        desk.accessTokensLast(Duration.ofSeconds(3599));
    }

    /** The lifetime of access tokens issued from now on. */
    public void accessTokensLast(Duration lifetime) {
        desk.accessTokensLast(lifetime);
    }

    /** A refresh token that was used is refused from now on: stricter than either provider, as others are (RFC 9700 §4.14.2). */
    public void refreshTokensWorkOnce() {
        desk.refreshTokensWorkOnce(true);
    }

    /** Claims that ID tokens have from now on, in place of the ordinary ones. */
    public void idTokensSay(Map<String, Object> claims) {
        desk.idTokensSay(claims);
    }

    /** The owner of the account withdraws what they consented to, or changes the password. */
    public void revokeAllOf(String account) {
        desk.revokeAllOf(account);
    }

    /** No access token issued so far is good any more, as if an hour had passed. */
    public void expireAccessTokens() {
        ledger.endAllAccess();
    }

    /** A token for the sending API or for SMTP, as if the account's owner had consented to these scopes. */
    public String accessTokenFor(String account, String... scopes) {
        return desk.accessToken(account, Set.of(scopes));
    }

    /**
     * Whatever is sent goes to the recipients' mailboxes there and into the account's Sent folder, if it has a mailbox
     * there; and that server takes access tokens of this provider.
     */
    public EmbeddedPartner deliverInto(MailPart mail) {
        sending.deliverInto(mail);
        mail.trust(new SmtpTokens(kind, ledger));
        return this;
    }

    /** How the sending API answers from now on. */
    public SendingRules sending() {
        return sending.rules();
    }

    /** What was sent so far, oldest first. */
    public List<SentMessage> sent() {
        return sending.sent();
    }

    /** Where an account finds by IMAP what it has sent. */
    public String sentFolder() {
        return kind.sending().sentFolder();
    }

    /** Whether any consent of the account's owner still holds. */
    public boolean isConsentedBy(String account) {
        return ledger.isAlive(account);
    }

    /** What was asked so far. */
    public List<PartnerRequest> requests() {
        return List.copyOf(requests);
    }

    /** Every code and token that was ever issued: secrets that must appear nowhere. */
    public List<String> everythingIssued() {
        return ledger.everythingIssued();
    }

    @Override
    public void close() {
        wakeWhoeverHangs();
        sending.rules().reset();
        server.stop(0);
        threads.close();
    }

    private String base() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void handle(PartnerEndpoint endpoint, HttpExchange exchange) throws IOException {
        if (endpoint == PartnerEndpoint.SENDING) {
            requests.add(new PartnerRequest(endpoint, query(exchange)));
            sending.handle(exchange);
            return;
        }
        Map<String, String> parameters = parameters(exchange);
        requests.add(new PartnerRequest(endpoint, parameters));
        PartnerFault fault = faults.get(endpoint);
        if (fault == PartnerFault.HANGS) {
            hang();
        }
        if (fault == PartnerFault.BROKEN_OFF || fault == PartnerFault.HANGS) {
            exchange.close();
            return;
        }
        send(
                exchange,
                fault != null
                        ? PartnerAnswer.of(fault, kind)
                        : switch (endpoint) {
                            case AUTHORIZATION -> page.answer(parameters);
                            case TOKEN -> desk.token(base(), parameters);
                            case KEYS -> PartnerAnswer.json(200, idTokens.keySet());
                            case REVOCATION -> desk.revoke(parameters);
                            case SENDING -> throw new IllegalStateException("answered above");
                        });
    }

    private void hang() {
        try {
            recovery.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void wakeWhoeverHangs() {
        recovery.countDown();
        recovery = new CountDownLatch(1);
    }

    private static Map<String, String> query(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        return query == null ? Map.of() : Forms.read(query);
    }

    private static Map<String, String> parameters(HttpExchange exchange) throws IOException {
        Map<String, String> parameters = new LinkedHashMap<>(query(exchange));
        parameters.putAll(Forms.read(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        return parameters;
    }

    private static void send(HttpExchange exchange, PartnerAnswer answer) throws IOException {
        try (exchange) {
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
