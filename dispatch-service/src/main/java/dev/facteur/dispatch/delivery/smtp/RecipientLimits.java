package dev.facteur.dispatch.delivery.smtp;

import dev.facteur.model.provider.Limits;
import dev.facteur.model.provider.MailProvider;
import dev.facteur.model.provider.MailProviders;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How many recipients servers take in one message.
 *
 * @param set by host name; what stands here counts, not what is known of the provider
 */
record RecipientLimits(Map<String, Integer> set) {

    int of(String host) {
        int limit = set.getOrDefault(host, ofProvider(host));
        return limit > 0 ? limit : Integer.MAX_VALUE;
    }

    private static int ofProvider(String host) {
        return MailProviders.bundled()
                .forServer(host)
                .map(MailProvider::limits)
                .map(Limits::recipientsPerMessage)
                .orElse(OptionalInt.empty())
                .orElse(0);
    }
}
