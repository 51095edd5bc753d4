package dev.facteur.settings.credential.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

/**
 * The keys of this service; the primary one encrypts, all of them decrypt.
 *
 * @param primaryKeyId stored beside each ciphertext, so that rotation can tell what is left to encrypt again
 */
record Keyset(Aead aead, long primaryKeyId) {

    /**
     * Reads a JSON keyset.
     *
     * @throws KeysetUnusableException naming the file, never its content
     */
    static Keyset read(Path file) {
        try {
            AeadConfig.register();
            return of(TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get()));
        } catch (IOException e) {
            throw new KeysetUnusableException(
                    "The keyset file " + file + " cannot be read (facteur.encryption.keyset-file)", e);
        } catch (GeneralSecurityException e) {
            // Without the cause: a parser may quote what it read.
            throw new KeysetUnusableException("The file " + file + " is no Tink AEAD keyset in JSON", null);
        }
    }

    /** Makes a keyset file that only its owner may read. */
    static void generate(Path file) {
        try {
            AeadConfig.register();
            KeysetHandle handle = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get()));
        } catch (IOException | GeneralSecurityException e) {
            throw new KeysetUnusableException("The keyset file " + file + " cannot be made", e);
        }
    }

    private static Keyset of(KeysetHandle handle) throws GeneralSecurityException {
        return new Keyset(
                handle.getPrimitive(RegistryConfiguration.get(), Aead.class),
                Integer.toUnsignedLong(handle.getPrimary().getId()));
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "Keyset[primaryKeyId=" + primaryKeyId + "]";
    }
}
