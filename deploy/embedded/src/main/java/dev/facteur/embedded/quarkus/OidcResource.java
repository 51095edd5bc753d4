package dev.facteur.embedded.quarkus;

import dev.facteur.embedded.EmbeddedOidc;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** An OIDC provider: sets where bearer tokens come from, and dispatch-service's client credentials. */
public final class OidcResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        var issuer = SharedParts.oidc().issuerUrl();
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
        injector.injectIntoFields(SharedParts.oidc(), new Fields(InjectOidc.class));
    }

    @Override
    public void stop() {
        // shared by all tests of this JVM
    }
}
