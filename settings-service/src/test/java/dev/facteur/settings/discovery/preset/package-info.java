@NullMarked
package dev.facteur.settings.discovery.preset;

import org.jspecify.annotations.NullMarked;
