package dev.facteur.embedded.partner;

import java.util.Map;

/** What was asked of an endpoint, secrets included: a test wants to see them. */
public record PartnerRequest(PartnerEndpoint endpoint, Map<String, String> parameters) {
    public PartnerRequest {
        parameters = Map.copyOf(parameters);
    }

    /** A parameter, empty where it was not sent. */
    public String get(String parameter) {
        return parameters.getOrDefault(parameter, "");
    }
}
