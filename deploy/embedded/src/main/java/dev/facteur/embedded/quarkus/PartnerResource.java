package dev.facteur.embedded.quarkus;

import dev.facteur.embedded.partner.EmbeddedPartner;
import dev.facteur.embedded.partner.PartnerEndpoint;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stand-ins for Google and Microsoft: sets them under {@code facteur.connection.*}. */
public final class PartnerResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable EmbeddedPartner google;
    private @Nullable EmbeddedPartner microsoft;

    @Override
    public Map<String, String> start() {
        var startedGoogle = EmbeddedPartner.google();
        var startedMicrosoft = EmbeddedPartner.microsoft();
        google = startedGoogle;
        microsoft = startedMicrosoft;
        var properties = new LinkedHashMap<String, String>();
        properties.putAll(places("facteur.connection.gmail.", startedGoogle));
        properties.put("facteur.connection.gmail.revocation-uri", startedGoogle.uri(PartnerEndpoint.REVOCATION));
        properties.putAll(places("facteur.connection.microsoft.", startedMicrosoft));
        return properties;
    }

    private static Map<String, String> places(String prefix, EmbeddedPartner partner) {
        return Map.of(
                prefix + "client-id", EmbeddedPartner.CLIENT_ID,
                prefix + "client-secret", EmbeddedPartner.CLIENT_SECRET,
                prefix + "issuer", partner.issuerTemplate(),
                prefix + "authorization-uri", partner.uri(PartnerEndpoint.AUTHORIZATION),
                prefix + "token-uri", partner.uri(PartnerEndpoint.TOKEN),
                prefix + "keys-uri", partner.uri(PartnerEndpoint.KEYS));
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(google, new Fields(InjectGoogle.class));
        injector.injectIntoFields(microsoft, new Fields(InjectMicrosoft.class));
    }

    @Override
    public void stop() {
        if (google != null) {
            google.close();
            google = null;
        }
        if (microsoft != null) {
            microsoft.close();
            microsoft = null;
        }
    }
}
