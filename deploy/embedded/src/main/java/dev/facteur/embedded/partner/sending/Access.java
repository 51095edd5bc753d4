package dev.facteur.embedded.partner.sending;

import java.util.Set;

/** What a valid access token allows. */
public record Access(String account, Set<String> scopes) {
    public Access {
        scopes = Set.copyOf(scopes);
    }
}
