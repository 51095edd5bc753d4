package dev.facteur.dispatch.compose;

import dev.facteur.model.EmailAddress;
import dev.facteur.model.RequestId;
import dev.facteur.model.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * What makes a second attempt byte-identical to the first: the Message-ID (RFC 5322 §3.6.4), derived from tenant and
 * request, and the date, taken when the request was first claimed.
 *
 * @param token 32 hexadecimal digits, the left side of the Message-ID; boundaries are made of it too
 * @param domain our own domain
 * @param date to the second
 */
public record MessageStamp(String token, String domain, Instant date) {
    private static final int TOKEN_LENGTH = 32;

    public static MessageStamp of(TenantId tenantId, RequestId requestId, String domain, Instant firstClaimedAt) {
        return new MessageStamp(token(tenantId + "/" + requestId), domain, firstClaimedAt);
    }

    /** Of a message that went under this Message-ID before. */
    public static MessageStamp again(String messageId, Instant firstClaimedAt) {
        int at = messageId.indexOf('@');
        return new MessageStamp(
                messageId.substring(1, at), messageId.substring(at + 1, messageId.length() - 1), firstClaimedAt);
    }

    /** Of the same document under another author: another message. */
    public MessageStamp forAnother(EmailAddress author) {
        return new MessageStamp(token(token + "/" + author.value()), domain, date);
    }

    private static String token(String of) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(of.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, TOKEN_LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** With its angle brackets. */
    public String messageId() {
        return "<" + token + "@" + domain + ">";
    }
}
