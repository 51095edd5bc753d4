/**
 * Where a user chooses how their documents leave. {@code profile} is the aggregate, {@code check} tries a mailbox,
 * {@code credential} keeps and hands out secrets, {@code problem} says what is wrong; arrows go down only.
 */
@NullMarked
package dev.facteur.settings;

import org.jspecify.annotations.NullMarked;
