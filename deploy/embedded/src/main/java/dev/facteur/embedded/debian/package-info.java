/** The mail servers of most of the world, from the Debian packages: nothing of the system's own is read or started. */
@NullMarked
package dev.facteur.embedded.debian;

import org.jspecify.annotations.NullMarked;
