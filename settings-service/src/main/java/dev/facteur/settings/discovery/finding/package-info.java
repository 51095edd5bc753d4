/** What the steps of a search bring, for a whole domain, and which of it is the best. */
@NullMarked
package dev.facteur.settings.discovery.finding;

import org.jspecify.annotations.NullMarked;
