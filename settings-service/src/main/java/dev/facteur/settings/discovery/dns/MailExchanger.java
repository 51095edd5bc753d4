package dev.facteur.settings.discovery.dns;

import java.util.List;
import java.util.stream.Stream;

/** The host that takes a domain's mail first, and what its name tells of the provider. */
record MailExchanger(String host) {
    /** They stand in front of mail servers of others and hide them. */
    private static final List<String> FILTERS = List.of(
            "antispamcloud.com",
            "barracudanetworks.com",
            "cloudfilter.net",
            "cudamail.com",
            "fireeyecloud.com",
            "hornetsecurity.com",
            "iphmx.com",
            "mailcontrol.com",
            "mailinblack.com",
            "messagelabs.com",
            "mimecast.com",
            "mimecast.co.za",
            "mlb.fr",
            "pphosted.com",
            "ppe-hosted.com",
            "proofpoint.com",
            "spamexperts.com",
            "sophos.com",
            "trendmicro.com",
            "trendmicro.eu",
            "vade.com",
            "vadesecure.com");

    boolean isFilter() {
        return FILTERS.stream().anyMatch(filter -> host.equals(filter) || host.endsWith("." + filter));
    }

    /** Domains under which the provider may describe its servers: the host's without its first label, and the registered one. */
    List<String> providerDomains() {
        String registered = RegisteredDomain.of(host);
        return host.equals(registered)
                ? List.of(registered)
                : Stream.of(host.substring(host.indexOf('.') + 1), registered)
                        .distinct()
                        .toList();
    }
}
