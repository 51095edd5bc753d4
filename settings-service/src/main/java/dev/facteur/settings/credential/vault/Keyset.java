package dev.facteur.settings.credential.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
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
import java.util.HashSet;
import java.util.Set;

/**
 * The keys of this service; the primary one encrypts, all of them decrypt.
 *
 * @param primaryKeyId stored beside each ciphertext, so that rotation can tell what is left to encrypt again
 * @param keyIds of all keys that can be used
 */
record Keyset(Aead aead, long primaryKeyId, Set<Long> keyIds) {
    Keyset {
        keyIds = Set.copyOf(keyIds);
    }

    /**
     * Reads a JSON keyset.
     *
     * @throws KeysetUnusableException naming the file, never its content
     */
    static Keyset read(Path file) {
        try {
            return of(Files.readString(file), "The file " + file + " is no Tink AEAD keyset in JSON");
        } catch (IOException e) {
            throw new KeysetUnusableException(
                    "The keyset file " + file + " cannot be read (facteur.encryption.keyset-file)", e);
        }
    }

    /**
     * The same of a keyset that stands in the configuration.
     *
     * @throws KeysetUnusableException likewise
     */
    static Keyset of(String json) {
        return of(json, "facteur.encryption.keyset is no Tink AEAD keyset in JSON");
    }

    private static Keyset of(String json, String complaint) {
        try {
            AeadConfig.register();
            return of(TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException e) {
            // Without the cause: a parser may quote what it read.
            throw new KeysetUnusableException(complaint, null);
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
        Set<Long> ids = new HashSet<>();
        for (int i = 0; i < handle.size(); i++) {
            if (handle.getAt(i).getStatus() == KeyStatus.ENABLED) {
                ids.add(id(handle.getAt(i)));
            }
        }
        return new Keyset(handle.getPrimitive(RegistryConfiguration.get(), Aead.class), id(handle.getPrimary()), ids);
    }

    private static long id(KeysetHandle.Entry key) {
        return Integer.toUnsignedLong(key.getId());
    }

    boolean isSameAs(Keyset other) {
        return primaryKeyId == other.primaryKeyId && keyIds.equals(other.keyIds);
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "Keyset[primaryKeyId=" + primaryKeyId + "]";
    }
}
