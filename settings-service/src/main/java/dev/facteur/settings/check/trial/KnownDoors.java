package dev.facteur.settings.check.trial;

import dev.facteur.model.sender.TransportSecurity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** The two doors that servers of a protocol usually have: 465 and 587 for submission, 993 and 143 for IMAP (RFC 8314). */
public record KnownDoors(int tlsPort, int startTlsPort) {

    /** What may have been meant by a door that does not open, the likeliest first: what changes least. */
    List<Door> siblingsOf(Door given) {
        Door tls = new Door(tlsPort, TransportSecurity.TLS);
        Door startTls = new Door(startTlsPort, TransportSecurity.STARTTLS);
        SequencedSet<Door> doors = new LinkedHashSet<>();
        doors.add(given.withOtherSecurity());
        doors.addAll(given.security() == TransportSecurity.TLS ? List.of(tls, startTls) : List.of(startTls, tls));
        doors.remove(given);
        return List.copyOf(doors);
    }
}
