package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysetTest {
    @TempDir
    Path directory;

    @Test
    void tinkReadsWhatWasWritten() throws Exception {
        Path file = Keyset.writeTo(directory.resolve("keyset.json"));

        var keys = TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
        Aead aead = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
        byte[] sealed = aead.encrypt(new byte[] {7}, new byte[] {1});
        assertThat(aead.decrypt(sealed, new byte[] {1})).containsExactly(7);
    }
}
