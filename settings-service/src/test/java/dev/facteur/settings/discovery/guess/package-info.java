@NullMarked
package dev.facteur.settings.discovery.guess;

import org.jspecify.annotations.NullMarked;
