/** One mail to oneself, by the saved profile and on the way that all documents take. */
@NullMarked
package dev.facteur.settings.testmessage;

import org.jspecify.annotations.NullMarked;
