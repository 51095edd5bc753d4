package dev.facteur.settings.connection;

import dev.facteur.model.EmailAddress;
import dev.facteur.settings.connection.provider.PartnerProvider;
import dev.facteur.settings.connection.provider.Registration;
import dev.facteur.settings.connection.provider.TokenUse;
import dev.facteur.settings.credential.vault.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The address of a provider's page with our request in it (RFC 6749 §4.1.1, RFC 7636 §4.3). */
final class AuthorizationRequest {
    private AuthorizationRequest() {}

    static URI of(
            PartnerProvider provider,
            TokenUse use,
            Registration registration,
            URI callback,
            String state,
            Secret verifier,
            Optional<EmailAddress> hint) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", registration.clientId());
        parameters.put("redirect_uri", callback.toString());
        parameters.put("response_type", "code");
        parameters.put("scope", String.join(" ", provider.scopes(use)));
        parameters.put("state", state);
        parameters.put("nonce", Pkce.nonce(verifier));
        parameters.put("code_challenge", Pkce.challenge(verifier));
        parameters.put("code_challenge_method", "S256");
        parameters.putAll(provider.authorizationParameters());
        hint.ifPresent(address -> parameters.put("login_hint", address.value()));
        String query = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return URI.create(registration.authorizationUri() + "?" + query);
    }
}
