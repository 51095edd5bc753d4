package dev.facteur.embedded.partner;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.util.Map;

/** What an endpoint answers. */
record PartnerAnswer(int status, Map<String, String> headers, String body) {
    static PartnerAnswer json(int status, Map<String, Object> object) {
        return json(status, JSONObjectUtils.toJSONString(object));
    }

    static PartnerAnswer json(int status, String json) {
        return new PartnerAnswer(status, Map.of("Content-Type", "application/json;charset=utf-8"), json);
    }

    static PartnerAnswer html(int status, String page) {
        return new PartnerAnswer(status, Map.of("Content-Type", "text/html;charset=utf-8"), page);
    }

    static PartnerAnswer redirect(String location) {
        return new PartnerAnswer(302, Map.of("Location", location), "");
    }

    static PartnerAnswer of(PartnerFault fault, PartnerKind kind) {
        String type = fault == PartnerFault.UNAVAILABLE ? "text/html" : "application/json";
        boolean passes = fault == PartnerFault.UNAVAILABLE || fault == PartnerFault.TOO_MANY_REQUESTS;
        return new PartnerAnswer(
                fault.status(),
                passes
                        ? Map.of("Content-Type", type, "Retry-After", PartnerFault.RETRY_AFTER)
                        : Map.of("Content-Type", type),
                fault.body(kind));
    }
}
