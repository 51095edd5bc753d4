package dev.facteur.settings.discovery.autoconfig;

import java.util.List;

/**
 * What is usable of a file, in its order: the first is what its author prefers.
 *
 * @param outgoing SMTP, at least one
 * @param incoming IMAP
 */
record ClientConfig(List<ConfigServer> outgoing, List<ConfigServer> incoming) {
    ClientConfig {
        outgoing = List.copyOf(outgoing);
        incoming = List.copyOf(incoming);
    }
}
