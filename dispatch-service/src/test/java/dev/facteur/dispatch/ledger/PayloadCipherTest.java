package dev.facteur.dispatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.facteur.model.RequestId;
import dev.facteur.model.TenantId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits outlives a change of keys. */
class PayloadCipherTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final RequestId INVOICE = new RequestId("inv-1");
    private static final byte[] CLEAR = "Bonjour".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    @BeforeAll
    static void tink() throws GeneralSecurityException {
        AeadConfig.register();
    }

    private PayloadCipher cipher(KeysetHandle keys) throws Exception {
        Path file = directory.resolve("keyset.json");
        Files.writeString(file, TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get()));
        return new PayloadCipher(file);
    }

    private static KeysetHandle withNewKey(KeysetHandle keys) throws GeneralSecurityException {
        return KeysetHandle.newBuilder(keys)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build();
    }

    @Test
    void whatAnOlderKeyEncryptedIsReadAndTheNewOneEncrypts() throws Exception {
        KeysetHandle old = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        byte[] waiting = cipher(old).encrypt(ACME, INVOICE, CLEAR);
        PayloadCipher restarted = cipher(withNewKey(old));

        assertThat(restarted.decrypt(ACME, INVOICE, waiting)).isEqualTo(CLEAR);
        byte[] later = restarted.encrypt(ACME, INVOICE, CLEAR);
        assertThatThrownBy(() -> cipher(old).decrypt(ACME, INVOICE, later))
                .isInstanceOf(PayloadCipher.UnreadablePayloadException.class);
    }

    @Test
    void withoutItsKeyItIsNotReadAndSaidSo() throws Exception {
        byte[] waiting = cipher(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM))
                .encrypt(ACME, INVOICE, CLEAR);
        PayloadCipher another = cipher(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));

        assertThatThrownBy(() -> another.decrypt(ACME, INVOICE, waiting))
                .isInstanceOf(PayloadCipher.UnreadablePayloadException.class)
                .hasMessageContaining("wrong keyset");
    }

    @Test
    void aFileThatIsNoKeysetStopsTheStartAndIsNamed() throws Exception {
        Path file = Files.writeString(directory.resolve("bad.json"), "{}");

        assertThatThrownBy(() -> new PayloadCipher(file))
                .hasMessageContaining("facteur.encryption.keyset-file")
                .hasMessageContaining("bad.json");
    }
}
