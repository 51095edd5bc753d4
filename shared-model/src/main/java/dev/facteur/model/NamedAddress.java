package dev.facteur.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/** An address with the name to show beside it, of at most 255 characters (RFC 5322 §3.4 calls the pair a mailbox). */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record NamedAddress(EmailAddress address, Optional<String> name) {
    private static final int MAX_NAME_LENGTH = 255;

    public NamedAddress {
        address = Fields.require("address", address);
        name.ifPresent(text -> HeaderText.require("name", text, MAX_NAME_LENGTH));
        name = Fields.stripped(name);
    }

    /** Names are nobody's business: left out. */
    @Override
    public String toString() {
        return address.toString();
    }

    public static NamedAddress of(String address) {
        return new NamedAddress(new EmailAddress(address), Optional.empty());
    }

    public static NamedAddress of(String address, String name) {
        return new NamedAddress(new EmailAddress(address), Optional.of(name));
    }
}
