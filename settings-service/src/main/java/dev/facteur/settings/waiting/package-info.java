/** Keeps count of the documents that wait for their sender to sign in again. */
@NullMarked
package dev.facteur.settings.waiting;

import org.jspecify.annotations.NullMarked;
