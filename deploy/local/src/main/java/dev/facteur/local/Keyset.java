package dev.facteur.local;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** A Tink keyset in a file, made anew unless the processes there have one, as an operator would make one: {@code tinkey create-keyset --key-template AES256_GCM}. */
final class Keyset {
    private Keyset() {}

    static Path writeTo(Path file) {
        if (Files.exists(file)) {
            return file;
        }
        try {
            AeadConfig.register();
            KeysetHandle keys = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            return Files.writeString(
                    file, TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No keyset could be made", e);
        } catch (IOException e) {
            throw new UncheckedIOException("No keyset could be written to " + file, e);
        }
    }
}
