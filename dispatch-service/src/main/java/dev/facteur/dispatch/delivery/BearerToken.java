package dev.facteur.dispatch.delivery;

/** An access token (RFC 6750): whoever has it may send as the account's owner for an hour. */
public record BearerToken(String value) {
    public BearerToken {
        // Visible ASCII: anything else would end the header or the SASL field that it is put into.
        if (value.isEmpty() || !value.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new IllegalArgumentException("an access token must be visible ASCII");
        }
    }

    @Override
    public String toString() {
        return "BearerToken[redacted]";
    }
}
