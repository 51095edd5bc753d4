package dev.facteur.settings.discovery.guess;

import dev.facteur.model.InvalidValueException;
import dev.facteur.model.sender.HostName;
import dev.facteur.model.sender.TransportSecurity;
import dev.facteur.settings.discovery.server.FoundServer;
import dev.facteur.settings.discovery.server.UsernameTemplate;
import java.util.List;
import java.util.stream.Stream;

/** Names and ports that most use, the usual first. */
final class Guesses {
    private static final int SUBMISSIONS = 465;
    private static final int SUBMISSION = 587;
    private static final int IMAPS = 993;
    private static final int IMAP = 143;

    private Guesses() {}

    static List<FoundServer> smtp(String domain) {
        return of(domain, "smtp.", SUBMISSIONS, SUBMISSION);
    }

    static List<FoundServer> imap(String domain) {
        return of(domain, "imap.", IMAPS, IMAP);
    }

    private static List<FoundServer> of(String domain, String name, int tlsPort, int startTlsPort) {
        try {
            List<HostName> hosts = List.of(new HostName(name + domain), new HostName("mail." + domain));
            return hosts.stream()
                    .flatMap(host -> Stream.of(
                            server(host, tlsPort, TransportSecurity.TLS),
                            server(host, startTlsPort, TransportSecurity.STARTTLS)))
                    .toList();
        } catch (InvalidValueException tooLong) {
            return List.of();
        }
    }

    private static FoundServer server(HostName host, int port, TransportSecurity security) {
        return new FoundServer(host, port, security, UsernameTemplate.WHOLE_ADDRESS);
    }
}
