package dev.facteur.settings.check.trial;

import dev.facteur.model.sender.TransportSecurity;

/** Where to knock at a host, and how. */
public record Door(int port, TransportSecurity security) {
    Door withOtherSecurity() {
        return new Door(
                port,
                switch (security) {
                    case TLS -> TransportSecurity.STARTTLS;
                    case STARTTLS -> TransportSecurity.TLS;
                });
    }
}
