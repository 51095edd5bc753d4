package dev.facteur.embedded.partner;

import java.util.List;

/**
 * What a person has consented to.
 *
 * @param challenge of PKCE (RFC 7636), S256; empty if the client brought none
 */
record Consent(String account, List<String> scopes, String redirectUri, String challenge, String nonce) {
    Consent {
        scopes = List.copyOf(scopes);
    }
}
