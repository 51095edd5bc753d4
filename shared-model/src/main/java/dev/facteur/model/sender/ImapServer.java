package dev.facteur.model.sender;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facteur.model.Fields;
import dev.facteur.model.HeaderText;
import java.util.Optional;

/**
 * The IMAP server of a mailbox, without its password. Port 1 to 65535.
 *
 * @param sentFolder full name of the folder for sent mail, in Unicode; absent: found when needed (RFC 6154)
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ImapServer(
        HostName host,
        int port,
        TransportSecurity security,
        String username,
        Authentication authentication,
        Optional<String> sentFolder) {
    private static final int MAX_FOLDER_LENGTH = 255;

    public ImapServer {
        host = Fields.require("host", host);
        MailServers.requirePort(port);
        security = Fields.require("security", security);
        username = MailServers.requireUsername(username);
        authentication = MailServers.defaultTo(authentication);
        // A folder's name goes into an IMAP command; its own spaces count.
        sentFolder = sentFolder.filter(name -> !name.isBlank());
        sentFolder.ifPresent(name -> HeaderText.require("sentFolder", name, MAX_FOLDER_LENGTH));
    }

    /** User names are addresses more often than not: left out. */
    @Override
    public String toString() {
        return host + ":" + port + " " + security;
    }
}
