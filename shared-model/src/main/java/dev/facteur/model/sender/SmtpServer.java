package dev.facteur.model.sender;

import dev.facteur.model.Fields;

/** The submission server of a mailbox, without its password. Port 1 to 65535. */
public record SmtpServer(
        HostName host, int port, TransportSecurity security, String username, Authentication authentication) {
    public SmtpServer {
        host = Fields.require("host", host);
        MailServers.requirePort(port);
        security = Fields.require("security", security);
        username = MailServers.requireUsername(username);
        authentication = MailServers.defaultTo(authentication);
    }

    /** User names are addresses more often than not: left out. */
    @Override
    public String toString() {
        return host + ":" + port + " " + security;
    }
}
