package dev.facteur.model.sender;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.facteur.model.EmailAddress;
import dev.facteur.model.Fields;
import dev.facteur.model.HeaderText;
import dev.facteur.model.InvalidValueException;
import dev.facteur.model.NamedAddress;
import dev.facteur.model.SenderId;
import dev.facteur.model.SenderKey;
import dev.facteur.model.TenantId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who a document is sent as and by which method; never a secret.
 *
 * @param displayName shown beside the address, at most 255 characters
 * @param smtp where the mailbox submits; required for {@link SendingMethod#MAILBOX}
 * @param copyToSent whether a copy goes to the mailbox's Sent folder by {@code imap}
 * @param relayWhileUnavailable whether documents leave by the relay while the mailbox or account cannot be used, from the
 *     relay's address; else they wait. Records of before it have none, which is false
 * @param version rises by one at each change; a reader keeps the highest
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record SenderProfile(
        TenantId tenantId,
        SenderId senderId,
        EmailAddress address,
        Optional<String> displayName,
        Optional<NamedAddress> replyTo,
        SendingMethod method,
        Optional<SmtpServer> smtp,
        Optional<ImapServer> imap,
        boolean copyToSent,
        @JsonSetter(nulls = Nulls.AS_EMPTY) boolean relayWhileUnavailable,
        Connection connection,
        long version) {
    private static final int MAX_DISPLAY_NAME_LENGTH = 255;

    public SenderProfile {
        tenantId = Fields.require("tenantId", tenantId);
        senderId = Fields.require("senderId", senderId);
        address = Fields.require("address", address);
        displayName.ifPresent(text -> HeaderText.require("displayName", text, MAX_DISPLAY_NAME_LENGTH));
        displayName = Fields.stripped(displayName);
        method = Fields.require("method", method);
        connection = defaultTo(connection);
        if (method == SendingMethod.MAILBOX && smtp.isEmpty()) {
            throw new InvalidValueException("smtp", "is required for the method SMTP");
        }
        if (copyToSent && imap.isEmpty()) {
            throw new InvalidValueException("imap", "is required for a copy in the Sent folder");
        }
        if (relayWhileUnavailable && method == SendingMethod.RELAY) {
            throw new InvalidValueException("relayWhileUnavailable", "is for methods other than RELAY");
        }
        Fields.requireAtLeast(1, "version", version);
    }

    public SenderKey key() {
        return new SenderKey(tenantId, senderId);
    }

    /** The address with the display name: who a reader sees as the author. */
    public NamedAddress author() {
        return new NamedAddress(address, displayName);
    }

    /** Its next version, which differs in the connection alone. */
    public SenderProfile withConnection(Connection changed) {
        return new SenderProfile(
                tenantId,
                senderId,
                address,
                displayName,
                replyTo,
                method,
                smtp,
                imap,
                copyToSent,
                relayWhileUnavailable,
                changed,
                version + 1);
    }

    /** Whose profile and which method, without any address or name. */
    @Override
    public String toString() {
        return "SenderProfile[" + key() + " " + method + ", version " + version + "]";
    }

    private static Connection defaultTo(@Nullable Connection connection) {
        return connection == null ? Connection.NONE : connection;
    }
}
