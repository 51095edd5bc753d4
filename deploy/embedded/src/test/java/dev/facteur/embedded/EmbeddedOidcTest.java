package dev.facteur.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class EmbeddedOidcTest {

    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");

    @RepeatedTest(2)
    void issuesUserTokensThatItsKeysVerifyAndLeavesNothingBehind() throws Exception {
        var before = Traces.now();
        try (var oidc = EmbeddedOidc.start()) {
            var token = SignedJWT.parse(oidc.tokenFor("acme", "j.dupond", "sender-admin"));

            assertThat(isSignedBy(oidc, token)).isTrue();
            var claims = token.getJWTClaimsSet();
            assertThat(claims.getIssuer()).isEqualTo(oidc.issuerUrl());
            assertThat(claims.getSubject()).isEqualTo("j.dupond");
            assertThat(claims.getStringClaim("tenant")).isEqualTo("acme");
            assertThat(claims.getStringListClaim("groups")).containsExactly("sender-admin");
            assertThat(get(oidc.issuerUrl() + "/.well-known/openid-configuration"))
                    .contains('"' + oidc.issuerUrl() + '"', oidc.jwksUrl(), oidc.tokenUrl());
        }
        before.assertNothingIsLeft();
    }

    @Test
    void givesDispatchServiceATokenOfItsRole() throws Exception {
        try (var oidc = EmbeddedOidc.start()) {
            var token = SignedJWT.parse(clientCredentials(oidc));

            assertThat(isSignedBy(oidc, token)).isTrue();
            assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("dispatch-service");
            assertThat(token.getJWTClaimsSet().getStringListClaim("groups")).containsExactly("dispatch");
        }
    }

    @Test
    void issuesTokensThatHaveExpired() throws Exception {
        try (var oidc = EmbeddedOidc.start()) {
            var token = SignedJWT.parse(oidc.tokenFor("j.dupond", Map.of("tenant", "acme"), Duration.ofMinutes(-5)));

            assertThat(token.getJWTClaimsSet().getExpirationTime()).isBefore(Instant.now());
        }
    }

    @Test
    void takesTheGivenPort() {
        int port = FreePort.take();
        try (var oidc = EmbeddedOidc.start(port)) {
            assertThat(oidc.issuerUrl()).isEqualTo("http://localhost:%d/facteur".formatted(port));
        }
        assertThat(FreePort.isFree(port)).isTrue();
    }

    private static boolean isSignedBy(EmbeddedOidc oidc, SignedJWT token) throws Exception {
        var key = JWKSet.parse(get(oidc.jwksUrl()))
                .getKeyByKeyId(token.getHeader().getKeyID());
        return token.verify(new RSASSAVerifier(key.toRSAKey()));
    }

    private static String clientCredentials(EmbeddedOidc oidc) throws Exception {
        var credentials = EmbeddedOidc.DISPATCH_CLIENT_ID + ":" + EmbeddedOidc.DISPATCH_CLIENT_SECRET;
        var basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        var answer = send(HttpRequest.newBuilder(URI.create(oidc.tokenUrl()))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build());
        var token = ACCESS_TOKEN.matcher(answer);
        assertThat(token.find()).as(answer).isTrue();
        return token.group(1);
    }

    private static String get(String url) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url)).build());
    }

    private static String send(HttpRequest request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}
