package dev.facteur.settings.connection;

import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where to send the person. */
@Schema(name = "Authorization")
public record AuthorizationView(
        @Schema(
                description =
                        "The provider's page, to be opened in a window of its own; good for one consent, ten minutes"
                                + " long",
                examples = "\"https://accounts.google.com/o/oauth2/v2/auth?client_id=…&state=…\"")
        URI authorizationUrl) {

    /** Without the state. */
    @Override
    public String toString() {
        return "AuthorizationView[" + authorizationUrl.getHost() + "]";
    }
}
