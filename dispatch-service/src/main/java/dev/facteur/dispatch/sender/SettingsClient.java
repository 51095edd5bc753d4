package dev.facteur.dispatch.sender;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The credential broker of settings-service, asked with a token of our own. */
@RegisterRestClient(configKey = "settings")
@OidcClientFilter
@Path("/internal/senders")
public interface SettingsClient {

    /**
     * Asks for a sender's credential.
     *
     * @param refused when an access token ends that a server has refused before its time; null if none was
     */
    @GET
    @Path("/{tenantId}/{senderId}/credential")
    CredentialResponse credential(
            @PathParam("tenantId") String tenantId,
            @PathParam("senderId") String senderId,
            @QueryParam("refused") @Nullable String refused);

    /**
     * The answer, {@code type} telling which fields are set.
     *
     * @param imapPassword absent where it is the same as the one for SMTP
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record CredentialResponse(
            String type,
            @Nullable String smtpPassword,
            @Nullable String imapPassword,
            @Nullable String token,
            @Nullable Instant expiresAt) {
        @Override
        public String toString() {
            return "CredentialResponse[" + type + ", redacted]";
        }
    }
}
