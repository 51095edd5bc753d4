/** What of HTTP is not told to a collector of traces. */
@NullMarked
package dev.facteur.web.trace;

import org.jspecify.annotations.NullMarked;
