package dev.facteur.settings.check.fault;

import dev.facteur.model.EmailAddress;
import dev.facteur.model.sender.ImapServer;
import dev.facteur.model.sender.SmtpServer;
import dev.facteur.settings.check.trial.Door;

/** What the form says of one server. */
record Given(Form form, EmailAddress address, String host, Door door, String username) {

    static Given of(SmtpServer server, EmailAddress address) {
        Door door = new Door(server.port(), server.security());
        return new Given(Form.SMTP, address, server.host().value(), door, server.username());
    }

    static Given of(ImapServer server, EmailAddress address) {
        Door door = new Door(server.port(), server.security());
        return new Given(Form.IMAP, address, server.host().value(), door, server.username());
    }

    /** Without the person's data. */
    @Override
    public String toString() {
        return form + " " + host;
    }
}
