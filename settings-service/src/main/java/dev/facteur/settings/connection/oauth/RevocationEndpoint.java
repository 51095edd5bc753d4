package dev.facteur.settings.connection.oauth;

import dev.facteur.settings.connection.provider.ConnectionConfig;
import dev.facteur.settings.connection.provider.Provider;
import dev.facteur.settings.connection.provider.Providers;
import dev.facteur.settings.credential.vault.Secret;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Withdraws a token at its provider. By hand, because the OIDC client takes every answer but 503 for a success.
 */
@ApplicationScoped
public class RevocationEndpoint {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;

    private final Providers providers;
    private final ConnectionConfig config;
    private final HttpClient http;

    RevocationEndpoint(Providers providers, ConnectionConfig config) {
        this.providers = providers;
        this.config = config;
        this.http = HttpClient.newBuilder().connectTimeout(config.answerLimit()).build();
    }

    /** Whether it is over: done now, dead before, or nothing the provider could do. */
    public boolean revoke(Provider provider, Secret token) {
        Optional<URI> uri = providers.of(provider).revocationUri();
        return uri.isEmpty() || isOver(uri.get(), token);
    }

    private boolean isOver(URI uri, Secret token) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(config.answerLimit())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("token=" + URLEncoder.encode(token.reveal(), StandardCharsets.UTF_8)))
                .build();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            // 400: Google knows the token no more.
            return status == OK || status == BAD_REQUEST;
        } catch (IOException away) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
