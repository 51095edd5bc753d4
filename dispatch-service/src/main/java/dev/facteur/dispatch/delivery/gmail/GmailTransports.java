package dev.facteur.dispatch.delivery.gmail;

import dev.facteur.dispatch.delivery.BearerToken;
import dev.facteur.dispatch.delivery.Transport;
import dev.facteur.dispatch.delivery.http.ApiClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;

/** The transports of those who send by their Gmail account. */
@ApplicationScoped
public class GmailTransports {
    /** The upload, not the JSON method: that one takes 5 MB, and wants the message in base64 as a field. */
    private static final String SEND = "/upload/gmail/v1/users/me/messages/send?uploadType=media";

    private final URI send;
    private final ApiClient api;
    private final Clock clock;

    GmailTransports(GmailConfig config, ApiClient api, Clock clock) {
        this.send = URI.create(config.endpoint().toString().replaceAll("/+$", "") + SEND);
        this.api = api;
        this.clock = clock;
    }

    /** Sends as whoever gave the token. */
    public Transport of(BearerToken token) {
        return new GmailTransport(send, token, api, clock);
    }
}
