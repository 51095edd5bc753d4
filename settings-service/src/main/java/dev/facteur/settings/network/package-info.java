/** Which hosts may be contacted, and which certificates are trusted there. */
@NullMarked
package dev.facteur.settings.network;

import org.jspecify.annotations.NullMarked;
