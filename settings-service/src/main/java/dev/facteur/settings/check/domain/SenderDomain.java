package dev.facteur.settings.check.domain;

import dev.facteur.settings.check.advice.Advice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * SPF (RFC 7208) and DMARC (RFC 7489) of a domain that the relay sends for: without them much of what it sends ends up as
 * spam. What DNS does not tell is no advice.
 */
record SenderDomain(TextRecords dns) {
    private static final String SPF = "v=spf1";
    private static final String DMARC = "v=dmarc1";

    List<Advice> advice(String domain) {
        List<Advice> advice = new ArrayList<>();
        if (isMissing(domain, SPF)) {
            advice.add(Advice.of("NO_SPF", domain));
        }
        if (hasNoPolicy(domain)) {
            advice.add(Advice.of("NO_DMARC", domain));
        }
        return advice;
    }

    /** The policy of a domain above holds, too, up to the one that somebody registered. */
    private boolean hasNoPolicy(String domain) {
        String name = domain;
        while (name.indexOf('.') >= 0) {
            if (!isMissing("_dmarc." + name, DMARC)) {
                return false;
            }
            name = name.substring(name.indexOf('.') + 1);
        }
        return true;
    }

    private boolean isMissing(String name, String version) {
        Optional<List<String>> texts = dns.at(name);
        return texts.isPresent()
                && texts.get().stream()
                        .noneMatch(text -> text.strip().toLowerCase(Locale.ROOT).startsWith(version));
    }
}
