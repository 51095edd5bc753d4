/** Which providers an account can be connected at, and in what they differ; a further one is one class and its settings. */
@NullMarked
package dev.facteur.settings.connection.provider;

import org.jspecify.annotations.NullMarked;
