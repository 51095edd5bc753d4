package dev.facteur.settings.credential.vault;

/**
 * Where ciphertexts are. All that a key has ever encrypted is in one of these.
 *
 * @see SecretVault#seal
 */
enum SealedTable {
    SECRET("secret", "ciphertext", "tenant_id || '/' || sender_id || '/' || field"),
    CONSENT("consent", "verifier", "'consent/' || tenant_id || '/' || sender_id || '/' || provider"),
    REVOCATION("revocation", "token", "'revocation/' || id");

    private final String table;
    private final String column;
    private final String place;

    /** @param place SQL for what a row's ciphertext is bound to */
    SealedTable(String table, String column, String place) {
        this.table = table;
        this.column = column;
        this.place = place;
    }

    String count() {
        return "SELECT key_id, count(*) FROM " + table + " GROUP BY key_id";
    }

    /** Parameters: the primary key, where the batch before ended, how many at most. Whoever else writes goes first. */
    String batch() {
        return "SELECT ctid::text, %1$s AS place, %2$s FROM %3$s WHERE key_id <> ? AND %1$s > ? ORDER BY place LIMIT ? FOR UPDATE SKIP LOCKED"
                .formatted(place, column, table);
    }

    /** Parameters: the primary key, the ciphertext, which row. It is locked, so that it stays where it is. */
    String update() {
        return "UPDATE %s SET key_id = ?, %s = ? WHERE ctid = ?::tid".formatted(table, column);
    }
}
