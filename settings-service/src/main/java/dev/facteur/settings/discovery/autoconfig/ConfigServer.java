package dev.facteur.settings.discovery.autoconfig;

import dev.facteur.settings.discovery.server.FoundServer;

/**
 * A server of a file that can be used here.
 *
 * @param passwords whether it takes passwords; otherwise OAuth alone
 */
record ConfigServer(FoundServer server, boolean passwords) {}
