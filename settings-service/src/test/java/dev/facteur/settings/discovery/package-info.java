@NullMarked
package dev.facteur.settings.discovery;

import org.jspecify.annotations.NullMarked;
