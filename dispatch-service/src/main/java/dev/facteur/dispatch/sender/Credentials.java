package dev.facteur.dispatch.sender;

import dev.facteur.dispatch.sender.SettingsClient.CredentialResponse;
import dev.facteur.model.SenderKey;
import dev.facteur.model.sender.SenderProfile;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The senders' credentials, asked of settings-service and kept for minutes. A new profile version asks anew. */
@ApplicationScoped
public class Credentials {
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;

    private final SettingsClient settings;
    private final CredentialConfig config;
    private final Clock clock;
    private final Map<SenderKey, Kept> kept = new ConcurrentHashMap<>();

    Credentials(@RestClient SettingsClient settings, CredentialConfig config, Clock clock) {
        this.settings = settings;
        this.config = config;
        this.clock = clock;
    }

    /** The credential of a sender, from memory if it is fresh. */
    public CredentialResult of(SenderProfile profile) {
        Kept known = kept.get(profile.key());
        if (known != null
                && known.version() == profile.version()
                && clock.instant().isBefore(known.until())) {
            return new CredentialResult.Available(known.credential());
        }
        CredentialResult result = ask(profile.key());
        if (result instanceof CredentialResult.Available(Credential credential)) {
            kept.put(
                    profile.key(),
                    new Kept(credential, profile.version(), clock.instant().plus(config.keptFor())));
        }
        return result;
    }

    /** Forgets the sender's credential: a server has refused it. Returns whether there was one. */
    public boolean forget(SenderKey sender) {
        return kept.remove(sender) != null;
    }

    /** Removes what is past its time, so that the credential of a sender who sends no more does not stay. */
    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetOld() {
        Instant now = clock.instant();
        kept.values().removeIf(old -> !now.isBefore(old.until()));
    }

    // The one place where the REST client's exceptions become outcomes. No answer's body goes any further.
    private CredentialResult ask(SenderKey sender) {
        try {
            CredentialResponse response = settings.credential(
                    sender.tenantId().value(), sender.senderId().value());
            String password = response.smtpPassword();
            if (!response.type().equals("PASSWORD") || password == null) {
                return new CredentialResult.Unavailable("settings-service answered with an unknown kind of credential");
            }
            return new CredentialResult.Available(
                    new Credential.Password(password, Objects.requireNonNullElse(response.imapPassword(), password)));
        } catch (WebApplicationException refused) {
            return switch (refused.getResponse().getStatus()) {
                case CONFLICT -> new CredentialResult.Expired();
                // The profile reached us before its secret can be read, or was erased a moment ago.
                case NOT_FOUND -> new CredentialResult.Unavailable("settings-service does not know the sender");
                default ->
                    new CredentialResult.Unavailable(
                            "settings-service answered " + refused.getResponse().getStatus());
            };
        } catch (ProcessingException unreachable) {
            return new CredentialResult.Unavailable("settings-service cannot be reached");
        } catch (RuntimeException noToken) {
            // The OIDC client has no exception of its own for "the provider is away".
            return new CredentialResult.Unavailable(
                    "no token for settings-service: " + noToken.getClass().getSimpleName());
        }
    }

    private record Kept(Credential credential, long version, Instant until) {}
}
