package dev.facteur.dispatch.sender;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.facteur.dispatch.delivery.BearerToken;
import dev.facteur.dispatch.delivery.http.RetryAfter;
import dev.facteur.dispatch.sender.CredentialResult.Available;
import dev.facteur.dispatch.sender.CredentialResult.Expired;
import dev.facteur.dispatch.sender.CredentialResult.Unavailable;
import dev.facteur.dispatch.sender.SettingsClient.CredentialResponse;
import dev.facteur.model.SenderKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** Asks settings-service. The one place where the REST client's exceptions become outcomes; no answer's body goes further. */
@ApplicationScoped
class CredentialBroker {
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;
    private static final String CLIENT_BROKEN = "partner-client-broken";

    /** Where it does not say when to ask again. */
    private static final Duration SOON = Duration.ofSeconds(10);

    /** Somebody has to act first. */
    private static final Duration LATER = Duration.ofMinutes(1);

    private final SettingsClient settings;
    private final Clock clock;

    CredentialBroker(@RestClient SettingsClient settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** @param refused what a server has refused: an access token of that is not handed out again */
    CredentialResult ask(SenderKey sender, Optional<Credential> refused) {
        try {
            CredentialResponse response = settings.credential(
                    sender.tenantId().value(),
                    sender.senderId().value(),
                    refused.map(CredentialBroker::end).orElse(null));
            return credential(response)
                    .<CredentialResult>map(Available::new)
                    .orElseGet(() -> unavailable("settings-service answered with an unknown kind of credential"));
        } catch (WebApplicationException answered) {
            return refused(answered.getResponse());
        } catch (ProcessingException unreachable) {
            return unavailable("settings-service cannot be reached");
        } catch (RuntimeException noToken) {
            // The OIDC client has no exception of its own for "the provider is away".
            return unavailable(
                    "no token for settings-service: " + noToken.getClass().getSimpleName());
        }
    }

    private static @Nullable String end(Credential refused) {
        return switch (refused) {
            case Credential.Password _ -> null;
            case Credential.Bearer bearer -> bearer.expiresAt().toString();
        };
    }

    private static Optional<Credential> credential(CredentialResponse response) {
        String password = response.smtpPassword();
        String token = response.token();
        Instant expiresAt = response.expiresAt();
        if (response.type().equals("PASSWORD") && password != null) {
            return Optional.of(
                    new Credential.Password(password, Objects.requireNonNullElse(response.imapPassword(), password)));
        }
        return response.type().equals("BEARER") && token != null && expiresAt != null
                ? Optional.of(new Credential.Bearer(new BearerToken(token), expiresAt))
                : Optional.empty();
    }

    private CredentialResult refused(Response response) {
        return switch (response.getStatus()) {
            case CONFLICT -> new Expired();
            // The profile reached us before its secret can be read, or was erased a moment ago.
            case NOT_FOUND -> unavailable("settings-service does not know the sender");
            default -> {
                String problem = problem(response);
                Optional<Duration> retryAfter = Optional.ofNullable(response.getHeaderString(HttpHeaders.RETRY_AFTER))
                        .flatMap(value -> RetryAfter.of(value, clock.instant()));
                yield new Unavailable(
                        "settings-service answered " + response.getStatus() + problem,
                        retryAfter.orElse(problem.endsWith(CLIENT_BROKEN) ? LATER : SOON));
            }
        };
    }

    /** The last part of the problem's type, such as {@code partner-client-broken}: for operators. */
    private static String problem(Response response) {
        try {
            String type = response.readEntity(Problem.class).type();
            return type == null ? "" : " " + type.substring(type.lastIndexOf('/') + 1);
        } catch (RuntimeException noProblem) {
            return "";
        }
    }

    private static Unavailable unavailable(String detail) {
        return new Unavailable(detail, SOON);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Problem(@Nullable String type) {}
}
