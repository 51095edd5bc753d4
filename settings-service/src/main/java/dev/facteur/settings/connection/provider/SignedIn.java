package dev.facteur.settings.connection.provider;

/**
 * An account that a profile sends by.
 *
 * @param use in which way
 */
public record SignedIn(Provider provider, TokenUse use) {}
