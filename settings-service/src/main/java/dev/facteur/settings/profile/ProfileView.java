package dev.facteur.settings.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.sender.Connection;
import dev.facteur.model.sender.SendingMethod;
import dev.facteur.settings.discovery.preset.AdviceView;
import dev.facteur.settings.identity.Caller;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A profile as it is shown. */
@Schema(name = "SenderProfile", description = "How a sender's documents leave; never a secret.")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ProfileView(
        @Schema(
                description = "Absent only in version 0, if the token has no address",
                examples = "\"jeanne@example.org\"")
        Optional<String> address,

        @Schema(examples = "\"Jeanne Martin\"") Optional<String> displayName,
        Optional<NamedAddress> replyTo,
        SendingMethod method,
        Optional<MailServerView> smtp,
        Optional<MailServerView> imap,
        boolean copyToSent,

        @Schema(
                description =
                        "Documents leave by the relay while the mailbox or account is unavailable; else they wait")
        boolean relayWhileUnavailable,

        @Schema(description = "While it is a mailbox or an account that sends, the address cannot be changed")
        boolean addressLocked,

        SenderConnectionView connection,

        @Schema(description = "0: nothing was ever saved, documents leave by the relay", examples = "3")
        long version,

        @Schema(description = "In the answer to a save: what would be better otherwise, and stops nobody")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<AdviceView> advice,

        @Schema(description = "In the answer to a save: the folder that copies go to", examples = "\"Sent\"")
        Optional<String> sentFolder) {

    /** What holds for somebody who never saved anything, with what their token proposes. */
    static ProfileView unsaved(Optional<Caller> caller) {
        return new ProfileView(
                caller.flatMap(Caller::address).map(address -> address.value()),
                caller.flatMap(Caller::name),
                Optional.empty(),
                SendingMethod.RELAY,
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                false,
                SenderConnectionView.of(Connection.NONE, 0),
                0,
                List.of(),
                Optional.empty());
    }

    /** The answer to a save. */
    ProfileView checked(List<AdviceView> newAdvice, Optional<String> foundFolder) {
        return new ProfileView(
                address,
                displayName,
                replyTo,
                method,
                smtp,
                imap,
                copyToSent,
                relayWhileUnavailable,
                addressLocked,
                connection,
                version,
                newAdvice,
                foundFolder);
    }

    /** Without the person's data. */
    @Override
    public String toString() {
        return "ProfileView[" + method + ", version " + version + "]";
    }
}
