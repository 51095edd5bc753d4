package dev.facteur.settings.credential.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.facteur.model.SenderKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysetTest {
    private static final SenderKey JEANNE = SenderKey.parse("acme/jeanne");
    private static final SenderKey PAUL = SenderKey.parse("acme/paul");
    private static final byte[] CLEAR = "Zeppelin".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory = Path.of("replaced");

    private Keyset made(String name) {
        Path file = directory.resolve(name);
        Keyset.generate(file);
        return Keyset.read(file);
    }

    private static byte[] bound(SenderKey key, SecretField field) {
        return SecretId.of(key, field).associatedData();
    }

    @Test
    void aMadeKeysetIsForItsOwnersEyesOnly() throws Exception {
        made("keyset.json");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("keyset.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aSecretIsReadInItsOwnPlaceOnly() throws Exception {
        Keyset keyset = made("keyset.json");
        byte[] ciphertext = keyset.aead().encrypt(CLEAR, bound(JEANNE, SecretField.SMTP_PASSWORD));

        assertThat(keyset.aead().decrypt(ciphertext, bound(JEANNE, SecretField.SMTP_PASSWORD)))
                .isEqualTo(CLEAR);
        assertThatThrownBy(() -> keyset.aead().decrypt(ciphertext, bound(PAUL, SecretField.SMTP_PASSWORD)))
                .isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> keyset.aead().decrypt(ciphertext, bound(JEANNE, SecretField.IMAP_PASSWORD)))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void anotherKeysetReadsNothing() throws Exception {
        byte[] data = bound(JEANNE, SecretField.SMTP_PASSWORD);
        byte[] ciphertext = made("one.json").aead().encrypt(CLEAR, data);

        assertThatThrownBy(() -> made("other.json").aead().decrypt(ciphertext, data))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> Keyset.read(directory.resolve("none.json")))
                .isInstanceOf(KeysetUnusableException.class)
                .hasMessageContaining("none.json")
                .hasMessageContaining("facteur.encryption.keyset-file");
    }

    @Test
    void aFileThatIsNoKeysetIsNamedAndNotQuoted() throws Exception {
        Path file = Files.writeString(directory.resolve("bad.json"), "{\"key\": \"Zeppelin\"}");

        assertThatThrownBy(() -> Keyset.read(file))
                .isInstanceOf(KeysetUnusableException.class)
                .hasMessageContaining("bad.json")
                .hasNoCause()
                .hasMessageNotContaining("Zeppelin");
    }

    @Test
    void nothingThatHoldsASecretShowsIt() {
        assertThat(new Secret("Zeppelin")).hasToString("[redacted]");
        assertThat(made("keyset.json").toString()).matches("Keyset\\[primaryKeyId=\\d+]");
    }
}
