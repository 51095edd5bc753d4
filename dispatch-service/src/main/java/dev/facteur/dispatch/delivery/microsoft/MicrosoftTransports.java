package dev.facteur.dispatch.delivery.microsoft;

import dev.facteur.dispatch.delivery.BearerToken;
import dev.facteur.dispatch.delivery.Transport;
import dev.facteur.dispatch.delivery.http.ApiClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/** The transports of those who send by their Microsoft account. */
@ApplicationScoped
public class MicrosoftTransports {
    private static final String SEND = "/v1.0/me/sendMail";

    private final URI send;
    private final ApiClient api;

    MicrosoftTransports(MicrosoftConfig config, ApiClient api) {
        this.send = URI.create(config.endpoint().toString().replaceAll("/+$", "") + SEND);
        this.api = api;
    }

    /** Sends as whoever gave the token. */
    public Transport of(BearerToken token) {
        return new MicrosoftTransport(send, token, api);
    }
}
