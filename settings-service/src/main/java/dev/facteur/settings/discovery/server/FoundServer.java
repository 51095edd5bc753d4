package dev.facteur.settings.discovery.server;

import dev.facteur.model.sender.HostName;
import dev.facteur.model.sender.TransportSecurity;

/** A server and the user name it wants. Port 1 to 65535. */
public record FoundServer(HostName host, int port, TransportSecurity security, UsernameTemplate username) {

    /** By the same door, whoever knocks. */
    public boolean isSameDoorAs(FoundServer other) {
        return host.equals(other.host) && port == other.port;
    }
}
