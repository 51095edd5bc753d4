package dev.facteur.settings.credential.vault;

import dev.facteur.model.SenderKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** The secrets of all senders, in the caller's transaction. */
@ApplicationScoped
public class SecretVault {
    private static final Logger LOG = Logger.getLogger(SecretVault.class);

    private final SecretRepository secrets;
    private final Keysets keysets;
    private final Clock clock;
    // An unreadable secret is asked for again and again: once in the log is enough.
    private final Set<SecretId> toldUnreadable = ConcurrentHashMap.newKeySet();

    SecretVault(SecretRepository secrets, Keysets keysets, Clock clock) {
        this.secrets = secrets;
        this.keysets = keysets;
        this.clock = clock;
    }

    /**
     * The secret in clear.
     *
     * @throws SecretUnreadableException if it is there and cannot be decrypted
     */
    public Optional<Secret> read(SenderKey key, SecretField field) {
        SecretId id = SecretId.of(key, field);
        return secrets.findByIdOptional(id).map(row -> decrypt(id, row));
    }

    public boolean holds(SenderKey key, SecretField field) {
        return secrets.findById(SecretId.of(key, field)) != null;
    }

    /**
     * Encrypts and keeps it, in place of the one before.
     *
     * @throws SecretUnreadableException if there is no usable keyset
     */
    public void store(SenderKey key, SecretField field, Secret secret) {
        SecretId id = SecretId.of(key, field);
        Keyset keyset = usableKeyset();
        SecretEntity row = secrets.findByIdOptional(id).orElseGet(() -> newRow(id));
        row.keyId = keyset.primaryKeyId();
        row.ciphertext = encrypt(keyset, id.associatedData(), secret);
        row.changedAt = clock.instant();
        secrets.persist(row);
        toldUnreadable.remove(id);
    }

    public void forget(SenderKey key, SecretField field) {
        secrets.deleteById(SecretId.of(key, field));
    }

    public void forgetAll(SenderKey key) {
        secrets.deleteAll(key);
    }

    /**
     * Encrypts a secret that is kept elsewhere than here.
     *
     * @param place what it is bound to: elsewhere it cannot be opened
     * @throws SecretUnreadableException if there is no usable keyset
     */
    public SealedSecret seal(String place, Secret secret) {
        Keyset keyset = usableKeyset();
        return new SealedSecret(keyset.primaryKeyId(), encrypt(keyset, bytes(place), secret));
    }

    /**
     * What {@link #seal} made, in clear.
     *
     * @throws SecretUnreadableException if it cannot be decrypted
     */
    public Secret open(String place, SealedSecret sealed) {
        try {
            return decrypt(bytes(place), sealed.ciphertext());
        } catch (GeneralSecurityException e) {
            throw new SecretUnreadableException("A sealed secret cannot be decrypted");
        }
    }

    private Secret decrypt(SecretId id, SecretEntity row) {
        try {
            return decrypt(id.associatedData(), row.ciphertext);
        } catch (GeneralSecurityException e) {
            if (toldUnreadable.add(id)) {
                LOG.errorf(
                        "The %s of %s/%s, encrypted with key %d, cannot be decrypted: wrong keyset or changed row",
                        id.field(), id.tenantId(), id.senderId(), row.keyId);
            }
            throw new SecretUnreadableException("A stored secret cannot be decrypted");
        }
    }

    private Secret decrypt(byte[] associatedData, byte[] ciphertext) throws GeneralSecurityException {
        byte[] clear;
        try {
            clear = usableKeyset().aead().decrypt(ciphertext, associatedData);
        } catch (GeneralSecurityException unreadable) {
            // Another replica may have seen a new key first.
            if (!keysets.reload()) {
                throw unreadable;
            }
            clear = usableKeyset().aead().decrypt(ciphertext, associatedData);
        }
        return new Secret(new String(clear, StandardCharsets.UTF_8));
    }

    private static byte[] encrypt(Keyset keyset, byte[] associatedData, Secret secret) {
        try {
            return keyset.aead().encrypt(bytes(secret.reveal()), associatedData);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AEAD encryption failed", e);
        }
    }

    private Keyset usableKeyset() {
        return keysets.current().orElseThrow(() -> new SecretUnreadableException("There is no usable keyset"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static SecretEntity newRow(SecretId id) {
        SecretEntity row = new SecretEntity();
        row.id = id;
        return row;
    }
}
