package dev.facteur.embedded;

/** An OIDC provider that issues whatever token a test needs. */
public interface OidcPart extends AutoCloseable {

    /** For {@code quarkus.oidc.auth-server-url}. */
    String issuerUrl();

    /** A bearer token of a user: claims {@code tenant}, {@code sub} and {@code groups}. */
    String tokenFor(String tenantId, String senderId, String... roles);

    @Override
    void close();
}
