package dev.facteur.dispatch.sender;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The credential broker of settings-service, asked with a token of our own. */
@RegisterRestClient(configKey = "settings")
@OidcClientFilter
@Path("/internal/senders")
public interface SettingsClient {

    @GET
    @Path("/{tenantId}/{senderId}/credential")
    CredentialResponse credential(@PathParam("tenantId") String tenantId, @PathParam("senderId") String senderId);

    /**
     * The answer, {@code type} telling which fields are set.
     *
     * @param imapPassword absent where it is the same as the one for SMTP
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record CredentialResponse(
            String type,
            @Nullable String smtpPassword,
            @Nullable String imapPassword) {
        @Override
        public String toString() {
            return "CredentialResponse[" + type + ", redacted]";
        }
    }
}
