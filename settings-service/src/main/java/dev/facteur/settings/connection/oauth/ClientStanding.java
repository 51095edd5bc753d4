package dev.facteur.settings.connection.oauth;

import dev.facteur.settings.connection.provider.Provider;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Whether the providers take our client for what it is; if not, an operator has to hear of it, once and clearly. */
@ApplicationScoped
class ClientStanding {
    private static final Logger LOG = Logger.getLogger(ClientStanding.class);

    private final Map<Provider, String> refused = new ConcurrentHashMap<>();

    void note(Provider provider, TokenOutcome outcome) {
        switch (outcome) {
            case TokenOutcome.ClientBroken(String error) -> {
                if (refused.put(provider, error) == null) {
                    LOG.errorf(
                            "%s refuses our client (%s): see facteur.connection.%s.client-id and .client-secret."
                                    + " Nothing leaves by its accounts until this is mended",
                            provider.displayName(), error, provider.path());
                }
            }
            case TokenOutcome.Granted granted -> mended(provider);
            // The provider looks at the client first (RFC 6749 §5.2).
            case TokenOutcome.ConsentNeeded needed -> mended(provider);
            case TokenOutcome.Unavailable unavailable -> {}
        }
    }

    private void mended(Provider provider) {
        if (refused.remove(provider) != null) {
            LOG.infof("%s takes our client again", provider.displayName());
        }
    }

    /** The errors that providers name, where one refuses us. */
    Map<Provider, String> refused() {
        return Map.copyOf(refused);
    }
}
