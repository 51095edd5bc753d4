package dev.facteur.settings.discovery.dns;

/**
 * An SRV record (RFC 2782).
 *
 * @param target without the last dot; empty: decidedly not offered
 */
record ServiceRecord(int priority, int weight, int port, String target) {
    boolean isNotOffered() {
        return target.isEmpty();
    }
}
