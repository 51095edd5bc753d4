package dev.facteur.dispatch.delivery.microsoft;

import dev.facteur.dispatch.delivery.BearerToken;
import dev.facteur.dispatch.delivery.Transport;
import dev.facteur.dispatch.delivery.http.ApiConfigs;
import java.net.URI;

/** Microsoft's transport for an endpoint of a test. */
public final class MicrosoftFixture {
    private MicrosoftFixture() {}

    public static Transport transport(URI endpoint, String token) {
        return new MicrosoftTransports(() -> endpoint, ApiConfigs.client()).of(new BearerToken(token));
    }
}
