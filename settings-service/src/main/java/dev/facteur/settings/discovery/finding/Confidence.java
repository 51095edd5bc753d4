package dev.facteur.settings.discovery.finding;

/** How sure a proposal is; the surest first. */
public enum Confidence {
    CERTAIN,
    LIKELY,
    /** One of several that fit equally well: only the user knows. */
    POSSIBLE,
    GUESS
}
