package dev.facteur.settings.discovery.dns;

import dev.facteur.model.InvalidValueException;
import dev.facteur.model.sender.HostName;
import dev.facteur.model.sender.TransportSecurity;
import dev.facteur.settings.discovery.server.FoundServer;
import dev.facteur.settings.discovery.server.UsernameTemplate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What SRV records mean (RFC 6186 §3, RFC 8314 §5.1): implicit TLS where it is offered, else STARTTLS. */
final class ServiceRecords {
    static final String SUBMISSIONS = "_submissions._tcp.";
    static final String SUBMISSION = "_submission._tcp.";
    static final String IMAPS = "_imaps._tcp.";
    static final String IMAP = "_imap._tcp.";

    private static final int SUBMISSIONS_PORT = 465;
    private static final int IMAPS_PORT = 993;

    /** The lowest priority first; among equals the one that should get most (RFC 2782 draws lots, we ask no more than one). */
    private static final Comparator<ServiceRecord> PREFERRED_FIRST = Comparator.comparingInt(ServiceRecord::priority)
            .thenComparing(Comparator.comparingInt(ServiceRecord::weight).reversed());

    private ServiceRecords() {}

    /** Those to propose, the best first. */
    static List<FoundServer> submission(List<ServiceRecord> implicitTls, List<ServiceRecord> startTls) {
        return servers(implicitTls, startTls, SUBMISSIONS_PORT);
    }

    static List<FoundServer> imap(List<ServiceRecord> implicitTls, List<ServiceRecord> startTls) {
        return servers(implicitTls, startTls, IMAPS_PORT);
    }

    private static List<FoundServer> servers(
            List<ServiceRecord> implicitTls, List<ServiceRecord> startTls, int implicitTlsPort) {
        return Stream.concat(
                        implicitTls.stream().sorted(PREFERRED_FIRST).map(found -> server(found, TransportSecurity.TLS)),
                        // Many write their port for implicit TLS under the name for STARTTLS.
                        startTls.stream()
                                .sorted(PREFERRED_FIRST)
                                .map(found -> server(
                                        found,
                                        found.port() == implicitTlsPort
                                                ? TransportSecurity.TLS
                                                : TransportSecurity.STARTTLS)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<FoundServer> server(ServiceRecord found, TransportSecurity security) {
        if (found.isNotOffered() || found.port() == 0) {
            return Optional.empty();
        }
        try {
            // RFC 6186 §4: the whole address first.
            return Optional.of(new FoundServer(
                    new HostName(found.target()), found.port(), security, UsernameTemplate.WHOLE_ADDRESS));
        } catch (InvalidValueException noHostName) {
            return Optional.empty();
        }
    }
}
