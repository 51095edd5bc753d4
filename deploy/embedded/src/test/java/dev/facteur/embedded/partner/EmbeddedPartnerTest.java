package dev.facteur.embedded.partner;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmbeddedPartnerTest {
    private static final String BACK = "https://facteur.example/callback";
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    // Of RFC 7636, appendix B.
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final HttpClient http = HttpClient.newHttpClient();
    private final EmbeddedPartner google = EmbeddedPartner.google();
    private final EmbeddedPartner microsoft = EmbeddedPartner.microsoft();

    @AfterEach
    void close() {
        google.close();
        microsoft.close();
        http.close();
    }

    private HttpResponse<String> authorize(EmbeddedPartner partner, Map<String, String> answer) throws Exception {
        Map<String, String> parameters = new java.util.LinkedHashMap<>(Map.of(
                "client_id", EmbeddedPartner.CLIENT_ID,
                "redirect_uri", BACK,
                "response_type", "code",
                "scope", "openid email offline_access send",
                "state", "s-1",
                "nonce", "n-1",
                "code_challenge", CHALLENGE,
                "code_challenge_method", "S256"));
        parameters.putAll(answer);
        URI page = URI.create(partner.uri(PartnerEndpoint.AUTHORIZATION) + "?" + Forms.write(parameters));
        return http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());
    }

    private Map<String, String> redirected(EmbeddedPartner partner, Map<String, String> answer) throws Exception {
        HttpResponse<String> page = authorize(partner, answer);
        assertThat(page.statusCode()).isEqualTo(302);
        return Forms.read(
                URI.create(page.headers().firstValue("Location").orElseThrow()).getRawQuery());
    }

    private HttpResponse<String> post(EmbeddedPartner partner, PartnerEndpoint endpoint, Map<String, String> form)
            throws Exception {
        Map<String, String> parameters = new java.util.LinkedHashMap<>(Map.of(
                "client_id",
                EmbeddedPartner.CLIENT_ID,
                "client_secret",
                EmbeddedPartner.CLIENT_SECRET,
                "redirect_uri",
                BACK,
                "code_verifier",
                VERIFIER));
        parameters.putAll(form);
        HttpRequest request = HttpRequest.newBuilder(URI.create(partner.uri(endpoint)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Forms.write(parameters)))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static Map<String, Object> json(HttpResponse<String> answer) throws Exception {
        return JSONObjectUtils.parse(answer.body());
    }

    private static String text(Map<String, Object> json, String field) {
        return String.valueOf(json.get(field));
    }

    private Map<String, Object> tokens(EmbeddedPartner partner) throws Exception {
        String code = redirected(partner, Map.of("answer", "grant")).getOrDefault("code", "");
        HttpResponse<String> answer =
                post(partner, PartnerEndpoint.TOKEN, Map.of("grant_type", "authorization_code", "code", code));
        assertThat(answer.statusCode()).isEqualTo(200);
        return json(answer);
    }

    private HttpResponse<String> refresh(EmbeddedPartner partner, String token) throws Exception {
        return post(partner, PartnerEndpoint.TOKEN, Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    @Test
    void aPersonCanGrantDenyAndUntick() throws Exception {
        assertThat(authorize(google, Map.of()).body()).contains("value=grant", "value=deny", "untick");
        assertThat(redirected(google, Map.of("answer", "deny")))
                .containsEntry("error", "access_denied")
                .containsEntry("state", "s-1");
        assertThat(redirected(google, Map.of("answer", "grant", "untick", "send")))
                .containsEntry("scope", "openid email offline_access");
    }

    @Test
    void aCodeWorksOnceAndWithItsVerifierOnly() throws Exception {
        String code = redirected(google, Map.of("answer", "grant")).getOrDefault("code", "");
        var form = Map.of("grant_type", "authorization_code", "code", code);

        assertThat(post(google, PartnerEndpoint.TOKEN, form).statusCode()).isEqualTo(200);
        assertThat(json(post(google, PartnerEndpoint.TOKEN, form))).containsEntry("error", "invalid_grant");

        String stolen = redirected(google, Map.of("answer", "grant")).getOrDefault("code", "");
        assertThat(json(post(
                        google,
                        PartnerEndpoint.TOKEN,
                        Map.of("grant_type", "authorization_code", "code", stolen, "code_verifier", "guessed"))))
                .containsEntry("error", "invalid_grant");
    }

    @Test
    void theIdTokenIsSignedAndNamesTheAccount() throws Exception {
        SignedJWT token = SignedJWT.parse(text(tokens(microsoft), "id_token"));
        var keys = JWKSet.parse(http.send(
                        HttpRequest.newBuilder(URI.create(microsoft.uri(PartnerEndpoint.KEYS)))
                                .build(),
                        BodyHandlers.ofString())
                .body());

        assertThat(token.verify(new RSASSAVerifier(
                        keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey())))
                .isTrue();
        assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo(microsoft.issuer());
        assertThat(token.getJWTClaimsSet().getStringClaim("nonce")).isEqualTo("n-1");
        assertThat(token.getJWTClaimsSet().getStringClaim("email")).isEqualTo(EmbeddedPartner.DEFAULT_ACCOUNT);
    }

    @Test
    void microsoftRotatesRefreshTokensAndGoogleDoesNot() throws Exception {
        assertThat(json(refresh(google, text(tokens(google), "refresh_token")))).doesNotContainKey("refresh_token");
        assertThat(json(refresh(microsoft, text(tokens(microsoft), "refresh_token"))))
                .containsKeys("refresh_token", "access_token");
    }

    @Test
    void aRefreshTokenWorksOnceWhereItIsToldTo() throws Exception {
        String token = text(tokens(microsoft), "refresh_token");
        assertThat(refresh(microsoft, token).statusCode()).isEqualTo(200);
        microsoft.refreshTokensWorkOnce();

        String rotated = text(json(refresh(microsoft, token)), "refresh_token");

        assertThat(json(refresh(microsoft, token))).containsEntry("error", "invalid_grant");
        assertThat(refresh(microsoft, rotated).statusCode()).isEqualTo(200);
    }

    @Test
    void anAccessTokenIsForWhatItWasAskedFor() throws Exception {
        String token = text(tokens(microsoft), "refresh_token");

        var answer = json(post(
                microsoft,
                PartnerEndpoint.TOKEN,
                Map.of("grant_type", "refresh_token", "refresh_token", token, "scope", "send offline_access")));

        assertThat(answer).containsEntry("scope", "send");
    }

    @Test
    void whoeverWithdrawsTheirConsentIsRefused() throws Exception {
        String token = text(tokens(google), "refresh_token");

        assertThat(post(google, PartnerEndpoint.REVOCATION, Map.of("token", token))
                        .statusCode())
                .isEqualTo(200);
        assertThat(json(refresh(google, token))).containsEntry("error", "invalid_grant");
        assertThat(post(google, PartnerEndpoint.REVOCATION, Map.of("token", token))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void everyFaultSpeaksTheProvidersWords() throws Exception {
        microsoft.fail(PartnerEndpoint.TOKEN, PartnerFault.INTERACTION_REQUIRED);
        assertThat(json(refresh(microsoft, "any"))).containsEntry("error", "interaction_required");

        microsoft.fail(PartnerEndpoint.TOKEN, PartnerFault.UNAVAILABLE);
        assertThat(refresh(microsoft, "any").headers().firstValue("Retry-After"))
                .contains(PartnerFault.RETRY_AFTER);

        microsoft.recover();
        assertThat(json(refresh(microsoft, "any"))).containsEntry("error", "invalid_grant");
        assertThat(json(post(microsoft, PartnerEndpoint.TOKEN, Map.of("client_secret", "wrong"))))
                .containsEntry("error", "invalid_client");
        assertThat(microsoft.requests()).hasSize(4);
    }
}
