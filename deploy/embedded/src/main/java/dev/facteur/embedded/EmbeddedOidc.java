package dev.facteur.embedded;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.MockWebServerWrapper;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import no.nav.security.mock.oauth2.token.RequestMapping;
import no.nav.security.mock.oauth2.token.RequestMappingTokenCallback;

/**
 * An OIDC provider in this JVM: discovery, JWKS, client credentials, tokens for whom a test names, and the code flow, in
 * which a person says who they are.
 */
public final class EmbeddedOidc implements OidcPart {

    /** The client dispatch-service is; the provider takes any secret. */
    public static final String DISPATCH_CLIENT_ID = "dispatch-service";

    public static final String DISPATCH_CLIENT_SECRET = "dispatch-local";

    /** The client that settings-service's own page is; the provider takes any secret. */
    public static final String PAGE_CLIENT_ID = "facteur-page";

    /** The client that the operators' page of dispatch-service is; the provider takes any secret. */
    public static final String OPERATOR_PAGE_CLIENT_ID = "facteur-operator";

    private static final String ISSUER = "facteur";
    private static final String AUDIENCE = "facteur";
    private static final Duration VALIDITY = Duration.ofHours(1);

    private final MockOAuth2Server server;
    private final TemporaryDirectory directory;

    private EmbeddedOidc(MockOAuth2Server server, TemporaryDirectory directory) {
        this.server = server;
        this.directory = directory;
    }

    /** Somebody the page to sign in at has a button for. */
    public record Person(String name, String address, String tenantId, String senderId, List<String> roles) {
        public Person(String name, String address, String tenantId, String senderId) {
            this(name, address, tenantId, senderId, List.of());
        }

        private SignInPage.Person atTheDoor() {
            return new SignInPage.Person(
                    name, senderId, Map.of("tenant", tenantId, "name", name, "email", address, "groups", roles));
        }
    }

    public static EmbeddedOidc start() {
        return start(0);
    }

    /** Starts on the given port; 0 takes a free one. */
    public static EmbeddedOidc start(int port) {
        return start(port, List.of());
    }

    /** The same, with people who sign in by one click. */
    public static EmbeddedOidc start(int port, List<Person> people) {
        QuietLogs.install();
        var directory = TemporaryDirectory.create("oidc");
        try {
            var page = SignInPage.write(
                    directory.path(), people.stream().map(Person::atTheDoor).toList());
            var server = new MockOAuth2Server(new OAuth2Config(
                    true,
                    page.toString(),
                    null,
                    false,
                    new OAuth2TokenProvider(),
                    Set.of(callback()),
                    new MockWebServerWrapper()));
            server.start(InetAddress.getLoopbackAddress(), port);
            return new EmbeddedOidc(server, directory);
        } catch (RuntimeException | Error failure) {
            directory.close();
            throw failure;
        }
    }

    @Override
    public String issuerUrl() {
        return server.issuerUrl(ISSUER).toString();
    }

    public String tokenUrl() {
        return server.tokenEndpointUrl(ISSUER).toString();
    }

    public String jwksUrl() {
        return server.jwksUrl(ISSUER).toString();
    }

    @Override
    public String tokenFor(String tenantId, String senderId, String... roles) {
        return tokenFor(senderId, Map.of("tenant", tenantId, "groups", List.of(roles)), VALIDITY);
    }

    /** A token of any claims; {@code validity} may be negative: it has expired. */
    public String tokenFor(String subject, Map<String, Object> claims, Duration validity) {
        return server.issueToken(ISSUER, subject, AUDIENCE, claims, validity.toSeconds())
                .serialize();
    }

    @Override
    public void close() {
        server.shutdown();
        directory.close();
    }

    private static RequestMappingTokenCallback callback() {
        var dispatch = new RequestMapping(
                "client_id",
                DISPATCH_CLIENT_ID,
                Map.of("sub", DISPATCH_CLIENT_ID, "aud", List.of(AUDIENCE), "groups", List.of("dispatch")),
                "JWT");
        // The access token is for our services, the ID token for the page: here both have the same claims.
        var page = new RequestMapping(
                "grant_type",
                "*",
                Map.of("aud", List.of(AUDIENCE, PAGE_CLIENT_ID, OPERATOR_PAGE_CLIENT_ID), "groups", List.of()),
                "JWT");
        return new RequestMappingTokenCallback(ISSUER, List.of(dispatch, page), VALIDITY.toSeconds());
    }
}
