/**
 * A sender's account at a partner: sent to the partner's page, back with their consent, disconnected again. {@code
 * provider} says in what the partners differ, {@code oauth} speaks to them, {@code store} keeps what came of it.
 */
@NullMarked
package dev.facteur.settings.connection;

import org.jspecify.annotations.NullMarked;
