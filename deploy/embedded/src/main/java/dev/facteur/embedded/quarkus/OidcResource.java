package dev.facteur.embedded.quarkus;

import dev.facteur.embedded.EmbeddedOidc;
import dev.facteur.embedded.OidcPart;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An OIDC provider: sets where bearer tokens come from, and dispatch-service's client credentials. */
public final class OidcResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable OidcPart oidc;

    @Override
    public Map<String, String> start() {
        var started = EmbeddedOidc.start();
        oidc = started;
        var issuer = started.issuerUrl();
        return Map.of(
                "quarkus.oidc.auth-server-url",
                issuer,
                "quarkus.oidc-client.auth-server-url",
                issuer,
                "quarkus.oidc-client.client-id",
                EmbeddedOidc.DISPATCH_CLIENT_ID,
                "quarkus.oidc-client.credentials.secret",
                EmbeddedOidc.DISPATCH_CLIENT_SECRET);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(oidc, new Fields(InjectOidc.class));
    }

    @Override
    public void stop() {
        if (oidc != null) {
            oidc.close();
            oidc = null;
        }
    }
}
