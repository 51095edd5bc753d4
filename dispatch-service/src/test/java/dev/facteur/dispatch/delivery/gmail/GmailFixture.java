package dev.facteur.dispatch.delivery.gmail;

import dev.facteur.dispatch.delivery.BearerToken;
import dev.facteur.dispatch.delivery.Transport;
import dev.facteur.dispatch.delivery.http.ApiConfigs;
import java.net.URI;
import java.time.Instant;

/** Gmail's transport for an endpoint of a test. */
public final class GmailFixture {
    public static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    private GmailFixture() {}

    public static Transport transport(URI endpoint, String token) {
        return new GmailTransports(() -> endpoint, ApiConfigs.client(), ApiConfigs.CLOCK).of(new BearerToken(token));
    }
}
