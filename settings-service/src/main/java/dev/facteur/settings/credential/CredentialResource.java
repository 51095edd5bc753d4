package dev.facteur.settings.credential;

import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.TenantId;
import dev.facteur.model.sender.Connection;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.model.sender.SendingMethod;
import dev.facteur.settings.connection.provider.Providers;
import dev.facteur.settings.credential.vault.SecretField;
import dev.facteur.settings.credential.vault.SecretVault;
import dev.facteur.settings.problem.ProblemType;
import dev.facteur.settings.problem.Problems;
import dev.facteur.settings.profile.store.StoredProfiles;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The only way by which a secret leaves this service. */
@Path("/internal/senders/{tenantId}/{senderId}/credential")
@Tag(name = "Credential broker", description = "For dispatch-service alone.")
@RolesAllowed("dispatch")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class CredentialResource {
    private static final String PASSWORD = """
            {"type": "PASSWORD", "smtpPassword": "correct horse battery staple"}""";
    private static final String BEARER = """
            {"type": "BEARER", "token": "ya29.a0…", "expiresAt": "2026-11-24T10:29:59Z"}""";

    private final StoredProfiles profiles;
    private final Providers providers;
    private final SecretVault vault;
    private final AccessTokens tokens;
    private final Problems problems;

    CredentialResource(
            StoredProfiles profiles, Providers providers, SecretVault vault, AccessTokens tokens, Problems problems) {
        this.profiles = profiles;
        this.providers = providers;
        this.vault = vault;
        this.tokens = tokens;
        this.problems = problems;
    }

    @GET
    @Operation(
            operationId = "getCredential",
            summary = "What to sign in with at a sender's mailbox or account",
            description = "To be kept in memory only, for minutes only.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = CredentialView.class),
                            examples = {
                                @ExampleObject(name = "a mailbox", value = PASSWORD),
                                @ExampleObject(
                                        name = "an account, for its API or for its mail server, as the profile says",
                                        value = BEARER)
                            }))
    @APIResponse(responseCode = "404", description = "`sender-unknown`: no profile, or one that sends by the relay")
    @APIResponse(responseCode = "409", description = "`authentication-expired`: the owner has to act first")
    @APIResponse(
            responseCode = "503",
            description =
                    "`secret-unreadable`, `partner-client-broken`: the operator has to act. `partner-unavailable`,"
                            + " with Retry-After: it passes")
    public Response get(
            @PathParam("tenantId") TenantId tenantId,
            @PathParam("senderId") SenderId senderId,
            @QueryParam("refused")
                    @Parameter(
                            description =
                                    "expiresAt of a token that the provider's API has refused before its time: that"
                                            + " one is not handed out again")
                    Optional<OffsetDateTime> refused) {
        SenderKey key = new SenderKey(tenantId, senderId);
        Optional<SenderProfile> profile = QuarkusTransaction.requiringNew().call(() -> profiles.find(key));
        if (profile.isEmpty()) {
            return problems.answer(ProblemType.SENDER_UNKNOWN);
        }
        if (profile.get().method() == SendingMethod.RELAY) {
            return problems.answer(ProblemType.SENDER_UNKNOWN);
        }
        if (profile.get().connection().state() != Connection.State.CONNECTED) {
            return problems.answer(ProblemType.AUTHENTICATION_EXPIRED);
        }
        return providers
                .of(profile.get())
                .map(account -> answer(tokens.of(key, account, refused.map(OffsetDateTime::toInstant))))
                .orElseGet(() -> password(key));
    }

    private Response password(SenderKey key) {
        Optional<CredentialView> password = QuarkusTransaction.requiringNew()
                .call(() -> vault.read(key, SecretField.SMTP_PASSWORD)
                        .map(smtp -> CredentialView.of(smtp, vault.read(key, SecretField.IMAP_PASSWORD))));
        return password.map(CredentialResource::answer).orElseGet(() -> problems.answer(ProblemType.SENDER_UNKNOWN));
    }

    private Response answer(AccessTokenOutcome outcome) {
        return switch (outcome) {
            case AccessTokenOutcome.Available(AccessToken token) -> answer(CredentialView.of(token));
            case AccessTokenOutcome.ConsentNeeded() -> problems.answer(ProblemType.AUTHENTICATION_EXPIRED);
            case AccessTokenOutcome.ClientBroken() -> problems.answer(ProblemType.PARTNER_CLIENT_BROKEN);
            case AccessTokenOutcome.Unavailable(var wait) ->
                problems.answerLater(ProblemType.PARTNER_UNAVAILABLE, wait);
        };
    }

    private static Response answer(CredentialView credential) {
        CacheControl never = new CacheControl();
        never.setNoStore(true);
        return Response.ok(credential).cacheControl(never).build();
    }
}
