package dev.facteur.settings.discovery.finding;

import dev.facteur.model.EmailAddress;
import dev.facteur.model.sender.HostName;
import java.util.Optional;

/** What stands behind the {@code @}, as A-labels: the one part of an address that leaves this service. */
public record MailDomain(String value) {

    /** Empty for a name without a dot, about which nobody outside can know anything. */
    public static Optional<MailDomain> of(EmailAddress address) {
        String domain = address.asciiDomain();
        return domain.indexOf('.') < 0 ? Optional.empty() : Optional.of(new MailDomain(domain));
    }

    /** Whether the host is the domain's own: who answers there has a certificate by its owner's leave. */
    public boolean owns(HostName host) {
        return host.value().equals(value) || host.value().endsWith("." + value);
    }

    @Override
    public String toString() {
        return value;
    }
}
