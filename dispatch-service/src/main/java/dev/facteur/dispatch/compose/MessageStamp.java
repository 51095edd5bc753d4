package dev.facteur.dispatch.compose;

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
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((tenantId + "/" + requestId).getBytes(StandardCharsets.UTF_8));
            return new MessageStamp(
                    HexFormat.of().formatHex(digest).substring(0, TOKEN_LENGTH), domain, firstClaimedAt);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** With its angle brackets. */
    public String messageId() {
        return "<" + token + "@" + domain + ">";
    }
}
