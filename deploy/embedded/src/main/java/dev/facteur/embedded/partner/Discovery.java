package dev.facteur.embedded.partner;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The provider's description of itself (OpenID Connect Discovery §3). */
final class Discovery {
    private Discovery() {}

    static Map<String, Object> document(EmbeddedPartner partner, PartnerKind kind) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("issuer", partner.issuerTemplate());
        document.put("authorization_endpoint", partner.uri(PartnerEndpoint.AUTHORIZATION));
        document.put("token_endpoint", partner.uri(PartnerEndpoint.TOKEN));
        document.put("jwks_uri", partner.uri(PartnerEndpoint.KEYS));
        if (kind == PartnerKind.GOOGLE) {
            document.put("revocation_endpoint", partner.uri(PartnerEndpoint.REVOCATION));
        }
        document.put("code_challenge_methods_supported", List.of("plain", "S256"));
        document.put("id_token_signing_alg_values_supported", List.of("RS256"));
        return document;
    }
}
