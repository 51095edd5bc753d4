/** A mail server that is fast, keeps no mail, and counts. */
@NullMarked
package dev.facteur.embedded.sink;

import org.jspecify.annotations.NullMarked;
