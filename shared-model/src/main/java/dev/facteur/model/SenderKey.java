package dev.facteur.model;

/** Key of every Kafka record: {@code tenantId/senderId}, so that one sender's records stay in order. */
public record SenderKey(TenantId tenantId, SenderId senderId) {

    /**
     * Reads a record key.
     *
     * @throws InvalidValueException if it is not {@code tenantId/senderId}
     */
    public static SenderKey parse(String key) {
        int slash = key.indexOf('/');
        if (slash < 0) {
            throw new InvalidValueException("key", "must be tenantId/senderId");
        }
        return new SenderKey(new TenantId(key.substring(0, slash)), new SenderId(key.substring(slash + 1)));
    }

    @Override
    public String toString() {
        return tenantId + "/" + senderId;
    }
}
