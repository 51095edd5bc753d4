package dev.facteur.settings.credential.vault;

/**
 * A secret as ciphertext, for a row of its owner's own.
 *
 * @param keyId Tink's id of the key it is encrypted with
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SealedSecret(long keyId, byte[] ciphertext) {
    @Override
    public String toString() {
        return "SealedSecret[" + keyId + "]";
    }
}
