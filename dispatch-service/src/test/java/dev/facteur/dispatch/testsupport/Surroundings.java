package dev.facteur.dispatch.testsupport;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.facteur.embedded.FreePort;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;

/** What an operator would provide: a keyset, and a port that a test may serve files at. */
public final class Surroundings implements QuarkusTestResourceLifecycleManager {
    private Path keyset;

    @Override
    public Map<String, String> start() {
        try {
            AeadConfig.register();
            keyset = Files.createTempFile("keyset", ".json");
            Files.writeString(
                    keyset,
                    TinkJsonProtoKeysetFormat.serializeKeyset(
                            KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM),
                            InsecureSecretKeyAccess.get()));
        } catch (IOException | GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
        return Map.of(
                "facteur.encryption.keyset-file", keyset.toString(),
                "facteur.test.web.port", Integer.toString(FreePort.take()));
    }

    @Override
    public void stop() {
        try {
            Files.deleteIfExists(keyset);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
