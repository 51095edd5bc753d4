package dev.facteur.submission;

import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/**
 * What all conversations of a service share.
 *
 * @param ehloName how we introduce ourselves: a fully qualified host name or an address literal (RFC 5321 §4.1.3)
 * @param sslContext decides which certificates are trusted; that they carry the host's name is always checked
 * @param loginInCleartext whether an operator has explicitly allowed to log in without encryption, on the relay
 */
public record ConversationSettings(
        String ehloName, SSLContext sslContext, Timeouts timeouts, boolean loginInCleartext) {
    private static final Pattern EHLO_NAME = Pattern.compile("[A-Za-z0-9._-]{1,253}|\\[[A-Za-z0-9.:]{1,60}]");

    public ConversationSettings {
        if (!EHLO_NAME.matcher(ehloName).matches()) {
            throw new IllegalArgumentException("ehloName must be a host name or an address literal");
        }
    }

    public ConversationSettings(String ehloName, SSLContext sslContext, Timeouts timeouts) {
        this(ehloName, sslContext, timeouts, false);
    }

    /** For a relay on a network the operator trusts; never for a user's server. */
    public ConversationSettings allowingLoginInCleartext() {
        return new ConversationSettings(ehloName, sslContext, timeouts, true);
    }
}
