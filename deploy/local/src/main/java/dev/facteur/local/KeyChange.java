package dev.facteur.local;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

/** What can be done to a keyset, between its first key and the next. */
enum KeyChange {
    ADD {
        @Override
        KeysetHandle of(KeysetHandle keys) throws GeneralSecurityException {
            return KeysetHandle.newBuilder(keys).addEntry(newKey()).build();
        }
    },
    PROMOTE {
        @Override
        KeysetHandle of(KeysetHandle keys) throws GeneralSecurityException {
            KeysetHandle.Builder changed = KeysetHandle.newBuilder(keys);
            changed.getAt(keys.size() - 1).makePrimary();
            return changed.build();
        }
    },
    ADD_AND_PROMOTE {
        @Override
        KeysetHandle of(KeysetHandle keys) throws GeneralSecurityException {
            return PROMOTE.of(ADD.of(keys));
        }
    },
    REMOVE_OLD {
        @Override
        KeysetHandle of(KeysetHandle keys) throws GeneralSecurityException {
            KeysetHandle.Builder changed = KeysetHandle.newBuilder(keys);
            for (int i = keys.size() - 1; i >= 0; i--) {
                if (!keys.getAt(i).isPrimary()) {
                    changed.deleteAt(i);
                }
            }
            return changed.build();
        }
    };

    abstract KeysetHandle of(KeysetHandle keys) throws GeneralSecurityException;

    private static KeysetHandle.Builder.Entry newKey() {
        return KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                .withRandomId();
    }

    /** In one step: whoever reads the file meanwhile sees the keys of before or those of afterwards. */
    KeysetHandle applyTo(Path file) throws IOException, GeneralSecurityException {
        AeadConfig.register();
        KeysetHandle changed =
                of(TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get()));
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createFile(beside, PosixFilePermissions.asFileAttribute(Files.getPosixFilePermissions(file)));
            Files.writeString(
                    beside, TinkJsonProtoKeysetFormat.serializeKeyset(changed, InsecureSecretKeyAccess.get()));
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
        return changed;
    }
}
