package dev.facteur.settings.credential;

import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.TenantId;
import dev.facteur.model.sender.Connection;
import dev.facteur.model.sender.SenderProfile;
import dev.facteur.model.sender.SendingMethod;
import dev.facteur.settings.credential.vault.Secret;
import dev.facteur.settings.credential.vault.SecretField;
import dev.facteur.settings.credential.vault.SecretVault;
import dev.facteur.settings.problem.ProblemType;
import dev.facteur.settings.problem.Problems;
import dev.facteur.settings.profile.store.StoredProfiles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The only way by which a secret leaves this service. */
@Path("/internal/senders/{tenantId}/{senderId}/credential")
@Tag(name = "Credential broker", description = "For dispatch-service alone.")
@RolesAllowed("dispatch")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class CredentialResource {
    private final StoredProfiles profiles;
    private final SecretVault vault;
    private final Problems problems;

    CredentialResource(StoredProfiles profiles, SecretVault vault, Problems problems) {
        this.profiles = profiles;
        this.vault = vault;
        this.problems = problems;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "getCredential",
            summary = "What to sign in with at a sender's mailbox",
            description = "To be kept in memory only, for minutes only.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CredentialView.class)))
    @APIResponse(responseCode = "404", description = "`sender-unknown`: no profile, or one without a mailbox")
    @APIResponse(responseCode = "409", description = "`authentication-expired`: the owner has to act first")
    @APIResponse(responseCode = "503", description = "`secret-unreadable`: the operator has to act")
    public Response get(@PathParam("tenantId") TenantId tenantId, @PathParam("senderId") SenderId senderId) {
        SenderKey key = new SenderKey(tenantId, senderId);
        Optional<SenderProfile> profile = profiles.find(key).filter(known -> known.method() == SendingMethod.MAILBOX);
        if (profile.isEmpty()) {
            return problems.answer(ProblemType.SENDER_UNKNOWN);
        }
        if (profile.get().connection().state() == Connection.State.EXPIRED) {
            return problems.answer(ProblemType.AUTHENTICATION_EXPIRED);
        }
        return vault.read(key, SecretField.SMTP_PASSWORD)
                .map(password -> answer(password, vault.read(key, SecretField.IMAP_PASSWORD)))
                .orElseGet(() -> problems.answer(ProblemType.SENDER_UNKNOWN));
    }

    private static Response answer(Secret smtpPassword, Optional<Secret> imapPassword) {
        CacheControl never = new CacheControl();
        never.setNoStore(true);
        return Response.ok(CredentialView.of(smtpPassword, imapPassword))
                .cacheControl(never)
                .build();
    }
}
