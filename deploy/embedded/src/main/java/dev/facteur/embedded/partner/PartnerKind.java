package dev.facteur.embedded.partner;

import dev.facteur.embedded.partner.sending.SendingApi;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Whose double it is, and in what the two differ. */
enum PartnerKind {
    GOOGLE("/o/oauth2/v2/auth", "/token", "/oauth2/v3/certs", "/revoke", SendingApi.GMAIL) {
        @Override
        String issuer(String base) {
            return base;
        }

        @Override
        Map<String, Object> claims(String account) {
            Map<String, Object> claims = new LinkedHashMap<>();
            claims.put("email", account);
            claims.put("email_verified", true);
            return claims;
        }

        @Override
        Stream<String> granted(String scope) {
            return Stream.of(scope.equals("email") ? "https://www.googleapis.com/auth/userinfo.email" : scope);
        }

        @Override
        boolean rotates() {
            return false;
        }
    },
    MICROSOFT(
            "/common/oauth2/v2.0/authorize",
            "/common/oauth2/v2.0/token",
            "/common/discovery/v2.0/keys",
            "",
            SendingApi.GRAPH) {
        @Override
        String issuer(String base) {
            return base + "/" + TENANT + "/v2.0";
        }

        /** It says nothing of verification, unless the registration asks for {@code xms_edov}. */
        @Override
        Map<String, Object> claims(String account) {
            Map<String, Object> claims = new LinkedHashMap<>();
            claims.put("tid", TENANT);
            claims.put("ver", "2.0");
            claims.put("email", account);
            claims.put("preferred_username", account);
            return claims;
        }

        @Override
        Stream<String> granted(String scope) {
            return scope.equals("offline_access") ? Stream.empty() : Stream.of(scope);
        }

        @Override
        boolean rotates() {
            return true;
        }
    };

    /** The Microsoft tenant of every account here. */
    static final String TENANT = "72f988bf-86f1-41af-91ab-2d7cd011db47";

    private final String authorization;
    private final String token;
    private final String keys;
    private final String revocation;
    private final SendingApi sending;

    PartnerKind(String authorization, String token, String keys, String revocation, SendingApi sending) {
        this.authorization = authorization;
        this.token = token;
        this.keys = keys;
        this.revocation = revocation;
        this.sending = sending;
    }

    abstract String issuer(String base);

    /** What an ID token says of the account, besides the claims that all have. */
    abstract Map<String, Object> claims(String account);

    /** How a scope that was consented to is named in a token answer. */
    abstract Stream<String> granted(String scope);

    /** Whether each use of a refresh token yields another; the old one stays valid. */
    abstract boolean rotates();

    /** Where an endpoint is; empty: the provider has none. */
    String path(PartnerEndpoint endpoint) {
        return switch (endpoint) {
            case AUTHORIZATION -> authorization;
            case TOKEN -> token;
            case KEYS -> keys;
            case REVOCATION -> revocation;
            case SENDING -> sending.path();
        };
    }

    SendingApi sending() {
        return sending;
    }
}
