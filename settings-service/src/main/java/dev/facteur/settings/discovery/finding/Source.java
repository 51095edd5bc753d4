package dev.facteur.settings.discovery.finding;

/** Where a proposal comes from; the best first. */
public enum Source {
    /** Known offline, by the address' domain or because the user chose the product. */
    PRESET,
    /** A file of the domain's own. */
    AUTOCONFIG,
    /** Thunderbird's public database. */
    THUNDERBIRD_DATABASE,
    /** RFC 6186, RFC 8314. */
    SRV,
    /** The provider that takes the domain's mail. */
    MX,
    /** A usual name that answers. */
    GUESS
}
