/** Hears that a mailbox wants its owner to sign in again, and tells the owner once. */
@NullMarked
package dev.facteur.settings.notice;

import org.jspecify.annotations.NullMarked;
