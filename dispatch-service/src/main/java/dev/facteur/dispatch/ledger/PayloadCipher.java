package dev.facteur.dispatch.ledger;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import dev.facteur.model.RequestId;
import dev.facteur.model.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Encrypts parked requests and messages (AEAD, bound to their tenant and request). */
@ApplicationScoped
public class PayloadCipher {
    private final Aead aead;

    PayloadCipher(@ConfigProperty(name = "facteur.encryption.keyset-file") Path keysetFile) {
        this.aead = read(keysetFile);
    }

    /** Encrypts for this request. */
    public byte[] encrypt(TenantId tenantId, RequestId requestId, byte[] payload) {
        try {
            return aead.encrypt(payload, associatedData(tenantId, requestId));
        } catch (GeneralSecurityException ourFault) {
            throw new IllegalStateException("a parked request cannot be encrypted", ourFault);
        }
    }

    /**
     * Decrypts what was encrypted for this request.
     *
     * @throws UnreadablePayloadException if the keyset lacks the key, or the row was tampered with
     */
    public byte[] decrypt(TenantId tenantId, RequestId requestId, byte[] encrypted) {
        try {
            return aead.decrypt(encrypted, associatedData(tenantId, requestId));
        } catch (GeneralSecurityException unreadable) {
            throw new UnreadablePayloadException(unreadable);
        }
    }

    private static byte[] associatedData(TenantId tenantId, RequestId requestId) {
        return (tenantId + "/" + requestId).getBytes(StandardCharsets.UTF_8);
    }

    private static Aead read(Path keysetFile) {
        try {
            AeadConfig.register();
            return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(keysetFile), InsecureSecretKeyAccess.get())
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalStateException(
                    "facteur.encryption.keyset-file: " + keysetFile + " is no readable Tink keyset for AEAD", unusable);
        }
    }

    /** The keyset lacks the key, or the row was tampered with. */
    public static final class UnreadablePayloadException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnreadablePayloadException(Throwable cause) {
            super("what was stored for a request cannot be decrypted: wrong keyset, or changed row", cause);
        }
    }
}
