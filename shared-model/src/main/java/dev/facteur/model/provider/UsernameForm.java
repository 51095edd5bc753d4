package dev.facteur.model.provider;

import dev.facteur.model.EmailAddress;

/** What a provider takes as user name. */
public enum UsernameForm {
    ADDRESS,
    LOCAL_PART;

    public String of(EmailAddress address) {
        return switch (this) {
            case ADDRESS -> address.wireForm();
            case LOCAL_PART -> address.localPart();
        };
    }
}
