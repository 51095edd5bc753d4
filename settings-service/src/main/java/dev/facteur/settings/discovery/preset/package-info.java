/** The providers that are known offline, as users are told of them. */
@NullMarked
package dev.facteur.settings.discovery.preset;

import org.jspecify.annotations.NullMarked;
