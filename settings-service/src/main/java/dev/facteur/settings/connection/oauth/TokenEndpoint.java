package dev.facteur.settings.connection.oauth;

import dev.facteur.settings.connection.provider.ConnectionConfig;
import dev.facteur.settings.connection.provider.Provider;
import dev.facteur.settings.connection.provider.Providers;
import dev.facteur.settings.connection.provider.Registration;
import dev.facteur.settings.connection.provider.TokenUse;
import dev.facteur.settings.credential.vault.Secret;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClientException;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.Tokens;
import io.quarkus.oidc.client.runtime.OidcClientConfig;
import io.quarkus.oidc.common.runtime.config.OidcClientCommonConfig.Credentials.Secret.Method;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Exchanges codes and refresh tokens (RFC 6749 §4.1.3, §6). The one place that knows the OIDC client. */
@ApplicationScoped
public class TokenEndpoint {
    /** Where the provider names no lifetime: short enough to be true. */
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final OidcClients clients;
    private final Providers providers;
    private final ConnectionConfig config;
    private final ClientStanding standing;
    private final TokenMeters meters;
    private final Clock clock;
    private final Map<Provider, OidcClient> known = new EnumMap<>(Provider.class);

    TokenEndpoint(
            OidcClients clients,
            Providers providers,
            ConnectionConfig config,
            ClientStanding standing,
            TokenMeters meters,
            Clock clock) {
        this.clients = clients;
        this.providers = providers;
        this.config = config;
        this.standing = standing;
        this.meters = meters;
        this.clock = clock;
    }

    /** With a code; {@code invalid_grant} means here that the code is too old or was used. */
    public TokenOutcome exchange(Provider provider, String code, Secret verifier) {
        Map<String, String> parameters = Map.of(
                "code", code,
                "redirect_uri", config.callbackUri().toString(),
                "code_verifier", verifier.reveal());
        return ask(provider, TokenMeters.Grant.CODE, client -> client.getTokens(parameters));
    }

    public TokenOutcome refresh(Provider provider, TokenUse use, Secret refreshToken) {
        Map<String, String> parameters = providers
                .of(provider)
                .refreshScope(use)
                .map(scope -> Map.of("scope", scope))
                .orElse(Map.of());
        return ask(
                provider, TokenMeters.Grant.REFRESH, client -> client.refreshTokens(refreshToken.reveal(), parameters));
    }

    private TokenOutcome ask(Provider provider, TokenMeters.Grant grant, Function<OidcClient, Uni<Tokens>> request) {
        TokenOutcome outcome = providers
                .of(provider)
                .registration()
                .map(registration -> inThreadOfItsOwn(() -> answer(provider, registration, request)))
                .orElseGet(() -> new TokenOutcome.ClientBroken("not configured"));
        standing.note(provider, outcome);
        meters.count(provider, grant, outcome);
        return outcome;
    }

    /**
     * The client's callbacks take what belongs to the caller, its transaction and its HTTP request, along to other threads,
     * and take leave of it there while the caller goes on. In a thread that has neither there is nothing to take.
     */
    private static TokenOutcome inThreadOfItsOwn(Callable<TokenOutcome> question) {
        FutureTask<TokenOutcome> answer = new FutureTask<>(question);
        Thread.ofVirtual().name("token-endpoint ", 0).start(answer);
        try {
            return answer.get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new TokenOutcome.Unavailable(TokenRefusals.RETRY_AFTER);
        } catch (ExecutionException ourFault) {
            throw new IllegalStateException("A token endpoint could not be asked", ourFault.getCause());
        }
    }

    // The one place where the client's exceptions become outcomes. No answer's body goes any further.
    private TokenOutcome answer(
            Provider provider, Registration registration, Function<OidcClient, Uni<Tokens>> request) {
        try {
            Tokens tokens =
                    request.apply(client(provider, registration)).await().atMost(config.answerLimit());
            return tokens.getAccessToken() == null
                    ? new TokenOutcome.Unavailable(TokenRefusals.RETRY_AFTER)
                    : granted(tokens);
        } catch (OidcClientException refused) {
            return TokenRefusalFilter.outcome(String.valueOf(refused.getMessage()));
        } catch (TimeoutException | DecodeException | ClassCastException | NumberFormatException noTokens) {
            // No answer, or something in the provider's place that is none.
            return new TokenOutcome.Unavailable(TokenRefusals.RETRY_AFTER);
        }
    }

    private TokenOutcome granted(Tokens tokens) {
        @Nullable Long expiresAt = tokens.getAccessTokenExpiresAt();
        return new TokenOutcome.Granted(
                new Secret(tokens.getAccessToken()),
                expiresAt == null ? clock.instant().plus(LIFETIME) : Instant.ofEpochSecond(expiresAt),
                Optional.ofNullable(tokens.getRefreshToken()).map(Secret::new),
                Optional.ofNullable(tokens.get("id_token")).map(Secret::new),
                scopes(tokens.get("scope")));
    }

    private static Set<String> scopes(@Nullable String text) {
        return text == null
                ? Set.of()
                : Arrays.stream(text.split(" ", -1))
                        .filter(scope -> !scope.isBlank())
                        .collect(Collectors.toUnmodifiableSet());
    }

    private synchronized OidcClient client(Provider provider, Registration registration) {
        return known.computeIfAbsent(
                provider,
                missing -> clients.newClient(clientConfig(missing, registration))
                        .await()
                        .atMost(config.answerLimit()));
    }

    private static OidcClientConfig clientConfig(Provider provider, Registration registration) {
        return OidcClientConfig.authServerUrl(
                        registration.tokenUri().resolve("/").toString())
                .id("facteur-" + provider.path())
                // All places are configured: a provider that is down must not stop anything that does not need it.
                .discoveryEnabled(false)
                .tokenPath(registration.tokenUri().toString())
                .clientId(registration.clientId())
                .credentials()
                .clientSecret(registration.clientSecret().reveal(), Method.POST)
                .end()
                .grant(OidcClientConfig.Grant.Type.CODE)
                // The least it takes. A code works once, and so may a refresh token: whoever asked tries again.
                .connectionRetryCount(1)
                .build();
    }
}
