package dev.facteur.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyChangeTest {
    private static final byte[] PLACE = {1};

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void aKeyset() throws Exception {
        file = Keyset.writeTo(directory.resolve("keyset.json"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static Aead aead(KeysetHandle keys) throws GeneralSecurityException {
        return keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    @Test
    void theNewKeyEncryptsAndTheOldOneStillReads() throws Exception {
        KeysetHandle one = KeyChange.PROMOTE.applyTo(file);
        byte[] old = aead(one).encrypt(new byte[] {7}, PLACE);

        KeysetHandle two = KeyChange.ADD_AND_PROMOTE.applyTo(file);

        assertThat(two.size()).isEqualTo(2);
        assertThat(two.getPrimary().getId()).isNotEqualTo(one.getPrimary().getId());
        assertThat(aead(two).decrypt(old, PLACE)).containsExactly(7);
        assertThatThrownBy(() -> aead(one).decrypt(aead(two).encrypt(new byte[] {7}, PLACE), PLACE))
                .isInstanceOf(GeneralSecurityException.class);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(directory).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void whereReplicasHaveCopiesTheNewKeyReadsFirst() throws Exception {
        KeysetHandle one = KeyChange.PROMOTE.applyTo(file);

        KeysetHandle added = KeyChange.ADD.applyTo(file);
        KeysetHandle promoted = KeyChange.PROMOTE.applyTo(file);

        assertThat(added.getPrimary().getId()).isEqualTo(one.getPrimary().getId());
        assertThat(promoted.getPrimary().getId()).isNotEqualTo(one.getPrimary().getId());
        byte[] written = aead(promoted).encrypt(new byte[] {7}, PLACE);
        assertThat(aead(added).decrypt(written, PLACE)).containsExactly(7);
    }

    @Test
    void onlyThePrimaryKeyStays() throws Exception {
        byte[] old = aead(KeyChange.PROMOTE.applyTo(file)).encrypt(new byte[] {7}, PLACE);
        KeysetHandle two = KeyChange.ADD_AND_PROMOTE.applyTo(file);

        KeysetHandle left = KeyChange.REMOVE_OLD.applyTo(file);

        assertThat(left.size()).isEqualTo(1);
        assertThat(left.getPrimary().getId()).isEqualTo(two.getPrimary().getId());
        assertThatThrownBy(() -> aead(left).decrypt(old, PLACE)).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void whatIsNoKeysetIsLeftAsItIs() throws Exception {
        Files.writeString(file, "{\"key\": \"Zeppelin\"}");

        assertThatThrownBy(() -> KeyChange.ADD.applyTo(file)).isInstanceOf(GeneralSecurityException.class);

        assertThat(file).hasContent("{\"key\": \"Zeppelin\"}");
    }
}
