package dev.facteur.dispatch.operate.search;

import dev.facteur.model.RequestId;
import dev.facteur.model.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/**
 * The last delivery of a page: the next page begins behind it, whatever has come in front meanwhile.
 *
 * @param askedAt in microseconds, as the ledger has it
 */
public record Cursor(Instant askedAt, TenantId tenantId, RequestId requestId) {
    private static final int PARTS = 3;
    private static final long MAX_MICROS =
            ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("9999-12-31T00:00:00Z"));

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static Cursor parse(String text) {
        String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("/", -1);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("not a cursor");
        }
        long micros = Long.parseLong(parts[0]);
        if (micros < 0 || micros > MAX_MICROS) {
            throw new IllegalArgumentException("not a time of ours");
        }
        return new Cursor(
                Instant.EPOCH.plus(micros, ChronoUnit.MICROS), new TenantId(parts[1]), new RequestId(parts[2]));
    }

    /** Opaque for the caller, fit for an address. */
    @Override
    public String toString() {
        String text = ChronoUnit.MICROS.between(Instant.EPOCH, askedAt) + "/" + tenantId + "/" + requestId;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
