package dev.facteur.dispatch.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** An object store that is asked with signed links. */
public final class ObjectStoreStandIn implements QuarkusTestResourceLifecycleManager {
    private FileServer server;

    @Override
    public Map<String, String> start() {
        server = FileServer.cleartext(new S3Signature("facteur", "store-secret", "eu-west-3"));
        return Map.of(
                "facteur.attachment.s3.endpoint", "http://localhost:" + server.port(),
                "facteur.attachment.s3.region", "eu-west-3",
                "facteur.attachment.s3.access-key-id", "facteur",
                "facteur.attachment.s3.secret-access-key", "store-secret");
    }

    @Override
    public void stop() {
        server.close();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(server, new TestInjector.MatchesType(FileServer.class));
    }
}
