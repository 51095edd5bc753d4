package dev.facteur.settings.connection.oauth;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.common.OidcEndpoint;
import io.quarkus.oidc.common.OidcResponseFilter;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;

/**
 * Of a refusal the OIDC client passes on the body alone, as the message of an exception. Here it becomes the little that
 * may be known of it: status, {@code Retry-After} and the error's name, which is a word of a closed list.
 */
@ApplicationScoped
@Unremovable
@OidcEndpoint(OidcEndpoint.Type.TOKEN)
class TokenRefusalFilter implements OidcResponseFilter {
    private static final int OK = 200;
    private static final int LONGEST_NAME = 64;

    @Override
    public Uni<Void> filter(OidcResponseFilterContext context) {
        if (context.statusCode() != OK) {
            context.responseBody(refusal(context));
        }
        return Uni.createFrom().voidItem();
    }

    private static Buffer refusal(OidcResponseContext context) {
        String retryAfter = Objects.requireNonNullElse(context.responseHeaders().get("Retry-After"), "");
        return Buffer.buffer(new JsonObject()
                .put("status", context.statusCode())
                .put("error", error(context.responseBody()))
                .put("retryAfter", retryAfter)
                .encode());
    }

    /** The outcome of a message that was made above; anything else is the client's own: it got no answer. */
    static TokenOutcome outcome(String message) {
        try {
            JsonObject refusal = new JsonObject(message);
            return TokenRefusals.of(
                    refusal.getInteger("status", 0),
                    refusal.getString("error", ""),
                    refusal.getString("retryAfter", ""));
        } catch (DecodeException noAnswer) {
            return new TokenOutcome.Unavailable(TokenRefusals.RETRY_AFTER);
        }
    }

    private static String error(Buffer body) {
        try {
            Object error = new JsonObject(body.toString()).getValue("error");
            return error instanceof String name && name.length() <= LONGEST_NAME && name.matches("\\w+") ? name : "";
        } catch (DecodeException notJson) {
            return "";
        }
    }
}
