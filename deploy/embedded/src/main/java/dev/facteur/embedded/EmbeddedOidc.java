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

/** An OIDC provider in this JVM: discovery, JWKS, client credentials, and tokens for whom a test names. */
public final class EmbeddedOidc implements OidcPart {

    /** The client dispatch-service is; the provider takes any secret. */
    public static final String DISPATCH_CLIENT_ID = "dispatch-service";

    public static final String DISPATCH_CLIENT_SECRET = "dispatch-local";

    private static final String ISSUER = "facteur";
    private static final String AUDIENCE = "facteur";
    private static final Duration VALIDITY = Duration.ofHours(1);

    private final MockOAuth2Server server;

    private EmbeddedOidc(MockOAuth2Server server) {
        this.server = server;
    }

    public static EmbeddedOidc start() {
        return start(0);
    }

    /** Starts on the given port; 0 takes a free one. */
    public static EmbeddedOidc start(int port) {
        QuietLogs.install();
        var server = new MockOAuth2Server(new OAuth2Config(
                false,
                null,
                null,
                false,
                new OAuth2TokenProvider(),
                Set.of(clientCredentials()),
                new MockWebServerWrapper()));
        server.start(InetAddress.getLoopbackAddress(), port);
        return new EmbeddedOidc(server);
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
    }

    private static RequestMappingTokenCallback clientCredentials() {
        var dispatch = new RequestMapping(
                "client_id",
                DISPATCH_CLIENT_ID,
                Map.of("sub", DISPATCH_CLIENT_ID, "aud", List.of(AUDIENCE), "groups", List.of("dispatch")),
                "JWT");
        return new RequestMappingTokenCallback(ISSUER, List.of(dispatch), VALIDITY.toSeconds());
    }
}
